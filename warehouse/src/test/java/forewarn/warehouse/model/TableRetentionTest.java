package forewarn.warehouse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRetentionTest {
  private static final Instant NOW = Instant.parse("2024-11-20T12:00:00Z");
  private static final String SILVER =
      "select * exclude (processed_at) from STAGING.STG_ML_FEATURES order by timestamp_1h";

  @TempDir Path dataDir;

  private Warehouse open(Map<String, Duration> kept) {
    return Warehouse.open(
        dataDir, new WarehouseSettings(512, 2, () -> NOW).withRetention(Duration.ofDays(7), kept));
  }

  @Test
  void removesWholeMonthsFromBronzeAndAllThatIsMadeFromIt() {
    try (Warehouse warehouse = open(Map.of("RAW.RAW_ML_FEATURES", Duration.ofDays(60)));
        Session session = warehouse.session()) {
      Refresh refresh = new Refresh(warehouse);
      TestWarehouse.addNetwork(session);
      for (String hour :
          List.of("1700-01-01", "2024-06-15", "2024-07-31 23:00:00", "2024-08-31 23:00:00")) {
        arrive(session, hour);
      }
      refresh.refresh(Progress.none());
      assertThat(session.number("select count(*) from STAGING.STG_ML_FEATURES")).isEqualTo(2);

      arrive(session, "2024-09-01");
      arrive(session, "2024-11-20 12:00:00");
      arrive(session, "2031-01-01");
      session.update(
          "insert into RAW.RAW_ML_FEATURES (cluster_id, load_number, row_number) values ('x', 99, 1)");
      refresh.refresh(Progress.none());

      assertThat(hours(session, "RAW.RAW_ML_FEATURES"))
          .containsExactly(
              "2024-09-01 00:00:00", "2024-11-20 12:00:00", "2031-01-01 00:00:00", "null");
      assertThat(hours(session, "DATAMART.FACT_ML_FEATURES"))
          .containsExactly("2024-09-01 00:00:00", "2024-11-20 12:00:00");
      List<Map<String, String>> refreshed = TestWarehouse.rows(session, SILVER);
      refresh.rebuild(Progress.none());
      assertThat(TestWarehouse.rows(session, SILVER)).isEqualTo(refreshed);
    }
  }

  @Test
  void removesPredictionsFromBothTheirTables() {
    try (Warehouse warehouse = open(Map.of("RAW.OUTAGE_PREDICTIONS", Duration.ofDays(1)));
        Session session = warehouse.session()) {
      for (String hour : List.of("2024-10-31 23:00:00", "2024-11-01", "2024-11-19")) {
        session.update(
            "insert into RAW.OUTAGE_PREDICTIONS (cluster_id, timestamp_1h, kafka_partition, kafka_offset) values ('A', ?::timestamp, 0, 1)",
            hour);
      }
      Refresh refresh = new Refresh(warehouse);
      refresh.rebuild(Progress.none());
      refresh.refresh(Progress.none());
      assertThat(hours(session, "RAW.OUTAGE_PREDICTIONS"))
          .containsExactly("2024-11-01 00:00:00", "2024-11-19 00:00:00");
      assertThat(hours(session, "DATAMART.FACT_PREDICTIONS"))
          .containsExactly("2024-11-01 00:00:00", "2024-11-19 00:00:00");
    }
  }

  @Test
  void refusesSettingsOfTablesThatAreNotThereOrHaveNoTime() {
    assertThatThrownBy(() -> open(Map.of("RAW.NOTHING", Duration.ofDays(1))))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot limit how long RAW.NOTHING is kept: no such table");
    assertThatThrownBy(() -> open(Map.of("STAGING.STG_ML_FEATURES", Duration.ofDays(1))))
        .hasMessage("Cannot limit how long STAGING.STG_ML_FEATURES is kept: no such table");
    assertThatThrownBy(() -> open(Map.of("RAW.RAW_CITY", Duration.ofDays(1))))
        .hasMessage("Cannot limit how long RAW.RAW_CITY is kept: it has no column with a time");
  }

  private static void arrive(Session session, String hour) {
    session.update(
        "insert into RAW.RAW_ML_FEATURES (cluster_id, timestamp_1h, load_number, row_number)"
            + " select 'ACE7E-CL11', ?::timestamp, coalesce(max(load_number), 1) + 1, 1 from RAW.RAW_ML_FEATURES",
        hour);
    session.update(
        "insert into RAW.LOADS (load_number, arrived_at) select max(load_number), ? from RAW.RAW_ML_FEATURES",
        NOW);
  }

  private static List<String> hours(Session session, String table) {
    return session.list(
        "select timestamp_1h from " + table + " order by 1",
        row -> String.valueOf(row.textOrNull(1)).replace(".0", ""));
  }
}
