package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.batch.BatchScoring;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Signal;
import forewarn.warehouse.Progress;
import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.batch.BatchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same records, sent as a stream and sent as a file in any order, get the same predictions. */
class BatchAgreementTest {
  private static final long SEED = System.nanoTime();

  @Test
  void aFileInAnyOrderIsScoredAsTheStreamInTheOrderOfTime(@TempDir Path folder) throws IOException {
    System.out.println("Seed " + SEED);
    Random random = new Random(SEED);
    List<HourlyRecord> records = withGapsAndMissingValues(random);
    List<HourlyRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);
    Path csv = write(folder.resolve("batch.csv"), shuffled);

    Map<String, Double> live = live(records);
    Map<String, Double> batch = batch(csv, folder, shuffled);

    assertThat(batch).hasSize(records.size()).isEqualTo(live);
    assertThat(live.values()).as("both kinds").anyMatch(p -> p > 0.5).anyMatch(p -> p < 0.1);
  }

  private static List<HourlyRecord> withGapsAndMissingValues(Random random) {
    List<HourlyRecord> records = new ArrayList<>();
    for (HourlyRecord hourly : SyntheticHistory.of(7, 400, SEED).withoutLabels().records()) {
      if (random.nextInt(40) > 0) {
        Signal signal = Signal.ALL.get(random.nextInt(15));
        records.add(
            random.nextInt(10) == 0 ? HourlyRecords.with(hourly, signal, Double.NaN) : hourly);
      }
    }
    return records;
  }

  private static Map<String, Double> live(List<HourlyRecord> records) {
    Map<String, Double> scores = new TreeMap<>();
    try (TestScoring scoring = TestScoring.start(1)) {
      records.stream()
          .sorted(Comparator.comparing(HourlyRecord::hour))
          .forEach(hourly -> {
            scoring.send(hourly.clusterId(), HourlyRecordCodec.encode(hourly));
            scores.put(key(hourly), scoring.prediction().probability());
          });
    }
    return scores;
  }

  private static Map<String, Double> batch(Path csv, Path folder, List<HourlyRecord> rows) {
    Map<String, Double> scores = new TreeMap<>();
    try (BatchFile file = BatchFile.read(csv, folder, BatchLimits.USUAL, done -> {})) {
      new BatchScoring(TestModel.model()).score(file, Instant.now(), Progress.none());
      assertThat(file.summary().errors()).isZero();
      file.worst(List.of(), 0, rows.size())
          .forEach(row -> scores.put(key(rows.get((int) row.place() - 2)), row.probability()));
    }
    return scores;
  }

  private static String key(HourlyRecord hourly) {
    return hourly.clusterId() + hourly.hour();
  }

  private static Path write(Path file, List<HourlyRecord> records) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "timestamp_1h,cluster_id,"
            + Signal.ALL.stream().map(Signal::column).collect(Collectors.joining(",")));
    for (HourlyRecord hourly : records) {
      lines.add(
          hourly.hour()
              + ","
              + hourly.clusterId()
              + ","
              + Signal.ALL.stream()
                  .map(signal -> hourly.readings().has(signal) ? "" + hourly.value(signal) : "")
                  .collect(Collectors.joining(",")));
    }
    return Files.write(file, lines);
  }
}
