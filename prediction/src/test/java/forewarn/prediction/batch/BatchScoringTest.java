package forewarn.prediction.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.prediction.TestModel;
import forewarn.warehouse.Progress;
import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.batch.BatchLimits;
import forewarn.warehouse.batch.BatchSummary;
import forewarn.warehouse.batch.ResultRow;
import forewarn.warehouse.file.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchScoringTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:30:00Z");
  private static final String ELEVATED = "0.045,0.82\n";

  @TempDir Path folder;

  private record Scored(List<String> notes, List<ResultRow> rows, BatchSummary summary) {}

  private Scored score(String csv) throws IOException {
    Path given = Files.writeString(folder.resolve("given.csv"), csv);
    Path work = Files.createTempDirectory(folder, "work");
    try (BatchFile file = BatchFile.read(given, work, BatchLimits.USUAL, rows -> {})) {
      List<String> notes = new BatchScoring(TestModel.model()).score(file, NOW, Progress.none());
      List<ResultRow> rows =
          file.worst(List.of(), 0, 1_000).stream()
              .sorted(Comparator.comparing(ResultRow::place))
              .toList();
      return new Scored(notes, rows, file.summary());
    }
  }

  @Test
  void rowsOfOneClusterAreEachOthersPast() throws IOException {
    Scored scored =
        score(
            "cluster_id,timestamp_1h,offline_ont_ratio,trap_trend_score\n"
                + "A,2024-11-05 13:00:00,"
                + ELEVATED
                + "A,2024-11-05T14:00:00Z,"
                + ELEVATED
                + "B,1730818800,"
                + ELEVATED);

    assertThat(scored.rows().get(1).missing()).doesNotContain("offline_ratio_change");
    assertThat(scored.rows().get(0).missing()).contains("offline_ratio_change");
    assertThat(scored.rows().get(2).missing()).contains("offline_ratio_change");
    assertThat(scored.rows().get(2).probability())
        .isEqualTo(scored.rows().get(0).probability())
        .isNotEqualTo(scored.rows().get(1).probability());
    assertThat(scored.summary().clusters()).isEqualTo(2);
  }

  @Test
  void withoutClustersOrHoursEachRowStandsAlone() throws IOException {
    for (String missing : List.of("cluster_id", "timestamp_1h")) {
      String other = missing.equals("cluster_id") ? "timestamp_1h" : "cluster_id";
      String value = missing.equals("cluster_id") ? "2024-11-05 13:00:00" : "A";
      Scored scored =
          score(
              other + ",offline_ont_ratio,trap_trend_score\n" + (value + "," + ELEVATED).repeat(2));

      assertThat(scored.notes().getFirst())
          .isEqualTo(
              "There is no column %s, so each row is scored by itself, without a past."
                  .formatted(missing));
      assertThat(scored.rows().get(0).probability()).isEqualTo(scored.rows().get(1).probability());
      assertThat(scored.rows().get(1).missing()).contains("offline_ratio_change");
    }
  }

  @Test
  void anErrorNamesAllProblemsOfTheRowAndLikeErrorsAreCountedTogether() throws IOException {
    Scored scored =
        score(
            "cluster_id,timestamp_1h,snr_avg,rx_power_avg\n"
                + "A,2024-11-05,x,-900\nA,2024-11-05,y,-19\n,2024-11-05,25,-19\nA,never,25 dB,-19 dBm\n"
                + "A,2024-11-05,n/a,NaN\n");

    assertThat(scored.rows())
        .extracting(ResultRow::error)
        .containsExactly(
            "snr_avg: 'x' is not a number; rx_power_avg: '-900' is outside -40..-5",
            "snr_avg: 'y' is not a number",
            "cluster_id: '' is missing",
            "timestamp_1h: 'never' is not a time between 2000 and 2100",
            null);
    assertThat(scored.summary().reasons())
        .contains(new BatchSummary.Reason("snr_avg is not a number", 2));
    assertThat(scored.summary().errors()).isEqualTo(4);
  }

  @Test
  void numbersWithAllTheirDigitsAndTruthsAreRead() throws IOException {
    Scored scored =
        score(
            "offline_ont_ratio,alarm_spike_flag,trap_trend_score\n"
                + "0.000012345678901234567890123,TRUE,1e-3\n");

    assertThat(scored.summary().errors()).isZero();
    assertThat(scored.rows().getFirst().missing()).doesNotContain("trap_trend,");
  }

  @Test
  void aFileWithoutAnySignalIsRefusedWithWhatItHas() {
    assertThatThrownBy(() -> score("cluster_id,hour_of_day,label_outage_1h\nA,1,1\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("it has none of the columns ont_registered, offline_ont_now,")
        .hasMessageEndingWith("; it has cluster_id, hour_of_day, label_outage_1h");
  }
}
