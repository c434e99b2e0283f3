package forewarn.warehouse.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.rejected.Rejections.Filter;
import forewarn.warehouse.rejected.Rejections.RuleCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmissionTest {
  private static final String ROWS =
      """
      timestamp_1h,cluster_id,snr_avg,link_loss_count,Colour
      2024-11-05 13:00:00,ACE7E-CL11,25.5,3,red
      2024-11-05 13:00:00,ACE7E-CL99,99,3,red
      2024-11-05 14:00:00,ACE7E-CL11,many,few,blue
      2024-11-05 13:30:00,ACE7E-CL12,20,3,
      """;
  private static final String SILVER =
      "select cluster_id, timestamp_1h, snr_avg, link_loss_count, load_number from STAGING.STG_ML_FEATURES"
          + " order by cluster_id, timestamp_1h";

  @TempDir Path dataDir;
  private Warehouse warehouse;
  private Session session;
  private Rejections rejections;
  private Readmission readmission;

  @BeforeEach
  void rejectThreeOfFourRows() throws IOException {
    warehouse = TestWarehouse.open(dataDir);
    session = warehouse.session();
    rejections = new Rejections(warehouse);
    readmission = new Readmission(warehouse);
    TestWarehouse.addNetwork(session);
    importRows("RAW_ML_FEATURES_1.csv", ROWS);
  }

  private void importRows(String file, String rows) throws IOException {
    Path csv = dataDir.resolve(file);
    Files.writeString(csv, rows);
    new FileImport(warehouse).importPaths(List.of(csv), Progress.none());
    refresh();
  }

  private void refresh() {
    new Refresh(warehouse).refresh(Progress.none());
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  @Test
  void rejectedRowsAreCountedForEveryRuleTheyBreak() {
    assertThat(rejections.counts())
        .extracting(RuleCount::table, RuleCount::rule, RuleCount::rows, RuleCount::corrected)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("stg_ml_features", "cluster_known", 1L, 0L),
            org.assertj.core.api.Assertions.tuple("stg_ml_features", "snr_avg_in_range", 1L, 0L),
            org.assertj.core.api.Assertions.tuple("stg_ml_features", "values_readable", 1L, 0L),
            org.assertj.core.api.Assertions.tuple("stg_ml_features", "hour_is_full", 1L, 0L));
    assertThat(rejections.count(Filter.NONE)).isEqualTo(3);
  }

  @Test
  void rejectedRowsAreListedByTableAndRuleAndPageByPage() {
    Filter second = new Filter("STAGING.STG_ML_FEATURES", "snr_avg_in_range");
    RejectedRow row = rejections.rows(second, 10, 0).getFirst();
    assertThat(rejections.count(second)).isEqualTo(1);
    assertThat(row.rule()).isEqualTo("cluster_known");
    assertThat(row.rules()).containsExactlyInAnyOrder("cluster_known", "snr_avg_in_range");
    assertThat(row.file()).isEqualTo("RAW_ML_FEATURES_1.csv");
    assertThat(row.rawRow()).contains("\"Colour\":\"red\"");
    assertThat(rejections.rows(Filter.NONE, 2, 0))
        .extracting(RejectedRow::row)
        .containsExactly(2L, 3L);
    assertThat(rejections.rows(Filter.NONE, 2, 2)).extracting(RejectedRow::row).containsExactly(4L);
    assertThat(rejections.count(new Filter("stg_city", ""))).isZero();
    assertThat(rejections.count(new Filter("' or 1=1 --", ""))).isZero();
  }

  @Test
  void correctedRowComesInAsAnArrivalOfItsOwn() {
    long load =
        readmission.correct(
            "STG_ML_FEATURES", 2, 3, Map.of("snr_avg", "27.5", "LINK_LOSS_COUNT", "4"), "ana");
    assertThat(load).isEqualTo(3);
    refresh();

    assertThat(TestWarehouse.rows(session, SILVER))
        .extracting(Object::toString)
        .containsExactly(
            "{cluster_id=ACE7E-CL11, link_loss_count=3, load_number=2, snr_avg=25.5, timestamp_1h=2024-11-05 13:00:00.0}",
            "{cluster_id=ACE7E-CL11, link_loss_count=4, load_number=3, snr_avg=27.5, timestamp_1h=2024-11-05 14:00:00.0}");
    assertThat(
            session.list(
                "select \"Colour\" from RAW.RAW_ML_FEATURES where load_number = 3",
                row -> row.text(1)))
        .containsExactly("blue");
    RejectedRow rejected = rejections.find("stg_ml_features", 2, 3).orElseThrow();
    assertThat(rejected.correction().load()).isEqualTo(3);
    assertThat(rejected.correction().by()).isEqualTo("ana");
    assertThat(rejected.correction().changes())
        .contains("\"snr_avg\":{\"from\":null,\"to\":\"27.5\"}");
    assertThat(rejections.corrected()).isEqualTo(1);
  }

  @Test
  void rebuildComesToTheSameAfterACorrection() {
    readmission.correct(
        "stg_ml_features", 2, 4, Map.of("timestamp_1h", "2024-11-05T13:00:00Z"), "ana");
    refresh();
    List<Map<String, String>> before = TestWarehouse.rows(session, SILVER);
    assertThat(before).hasSize(2);

    new Refresh(warehouse).rebuild(Progress.none());

    assertThat(TestWarehouse.rows(session, SILVER)).isEqualTo(before);
    assertThat(rejections.find("stg_ml_features", 2, 4).orElseThrow().correction()).isNotNull();
  }

  @Test
  void whatIsWrongWithACorrectionIsNamedAtOnce() {
    Map<String, String> changes = new HashMap<>();
    changes.put("snr_avg", "loud");
    changes.put("timestamp_1h", "yesterday");
    changes.put("load_number", "1");
    changes.put("x\"; drop table RAW.LOADS; --", "1");
    assertThatThrownBy(() -> readmission.correct("stg_ml_features", 2, 3, changes, "ana"))
        .isInstanceOf(InvalidCorrectionException.class)
        .hasMessageContaining("snr_avg 'loud' cannot be read as DOUBLE")
        .hasMessageContaining("timestamp_1h 'yesterday' cannot be read as TIMESTAMP")
        .hasMessageContaining("no column 'load_number' to correct")
        .hasMessageContaining("drop table RAW.LOADS; --' to correct");
    assertThat(session.number("select max(load_number) from RAW.LOADS")).isEqualTo(2);
  }

  @Test
  void correctionThatStillBreaksRulesChangesNothing() {
    assertThatThrownBy(
            () -> readmission.correct("stg_ml_features", 2, 2, Map.of("snr_avg", "98"), "ana"))
        .isInstanceOf(InvalidCorrectionException.class)
        .hasMessageContaining("cluster_id ACE7E-CL99 is not in STG_CLUSTER")
        .hasMessageContaining("snr_avg is 98.0, must be in -20..80");
    assertThatThrownBy(
            () -> readmission.correct("stg_ml_features", 2, 3, Map.of("snr_avg", "20"), "ana"))
        .hasMessageContaining("cannot read {\"link_loss_count\":\"few\"}");
    assertThat(session.number("select count(*) from RAW.CORRECTIONS")).isZero();
    assertThat(session.number("select count(*) from RAW.RAW_ML_FEATURES")).isEqualTo(4);
  }

  @Test
  void rowIsCorrectedOnceAndOnlyIfItWasRejected() {
    readmission.correct(
        "stg_ml_features", 2, 4, Map.of("timestamp_1h", "2024-11-05 13:00:00"), "ana");
    assertThatThrownBy(() ->
            readmission.correct(
                "stg_ml_features", 2, 4, Map.of("timestamp_1h", "2024-11-05 14:00:00"), "ana"))
        .hasMessageContaining("corrected already, by load 3");
    assertThatThrownBy(
            () -> readmission.correct("stg_ml_features", 2, 1, Map.of("snr_avg", "1"), "ana"))
        .hasMessageContaining("STAGING.STG_ML_FEATURES has rejected no row 1 of load 2");
    assertThatThrownBy(() -> readmission.correct("fact_ml_features", 2, 1, Map.of("a", "1"), "ana"))
        .hasMessageContaining("there is no silver table fact_ml_features");
    assertThatThrownBy(() -> readmission.correct("stg_ml_features", 2, 2, Map.of(), "ana"))
        .hasMessageContaining("no column is corrected");
  }

  @Test
  void correctionDoesNotReplaceWhatCameLater() throws IOException {
    importRows(
        "RAW_ML_FEATURES_2.csv",
        "timestamp_1h,cluster_id,snr_avg\n2024-11-05 13:00:00,ACE7E-CL12,30\n");
    assertThatThrownBy(() ->
            readmission.correct(
                "stg_ml_features", 2, 4, Map.of("timestamp_1h", "2024-11-05 13:00:00"), "ana"))
        .hasMessageContaining("load 3 has brought a later row of the same key");
  }

  @Test
  void fixOfAReferenceReadmitsByItself() {
    assertThat(rejections.count(new Filter("stg_ml_features", "cluster_known"))).isEqualTo(1);
    session.update(
        "insert into RAW.RAW_CLUSTER (cluster_key, cluster_id, olt_key, city_key, cluster_name, load_number, row_number)"
            + " values (999, 'ACE7E-CL99', 1, 1, 'new', 4, 1)");
    refresh();

    assertThat(rejections.count(new Filter("stg_ml_features", "cluster_known"))).isZero();
    assertThat(rejections.count(new Filter("stg_ml_features", "snr_avg_in_range"))).isEqualTo(1);
    readmission.correct("stg_ml_features", 2, 2, Map.of("snr_avg", ""), "ana");
    refresh();
    assertThat(
            session.number(
                "select count(*) from STAGING.STG_ML_FEATURES where cluster_id = 'ACE7E-CL99' and snr_avg is null"))
        .isEqualTo(1);
  }
}
