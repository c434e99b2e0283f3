package forewarn.warehouse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecomputedTableTest {
  private static final String GOLD = "DATAMART.FACT_REGION_HOURS";
  private static final String SLOW = "DATAMART.FACT_SLOW_REGIONS";

  @TempDir Path dataDir;
  private Instant now = Instant.parse("2024-11-08T00:00:00Z");
  private Warehouse warehouse;
  private Session session;
  private Refresh refresh;

  @BeforeEach
  void open() {
    warehouse = TestWarehouse.openWithGold(dataDir, () -> now);
    session = warehouse.session();
    refresh = new Refresh(warehouse);
    TestWarehouse.addNetwork(session);
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  @Test
  void anArrivalMakesOnlyItsHourAnew() {
    arrive(2, "ACE7E-CL11", 13, 25);
    arrive(2, "ACE7E-CL12", 13, 28);
    arrive(2, "ACE7E-CL11", 14, 26);
    refresh.refresh(Progress.none());
    markRows();

    arrive(3, "ACE7E-CL11", 14, 30);
    refresh.refresh(Progress.none());

    assertThat(clustersOf("timestamp_1h = timestamp '2024-11-05 13:00:00'")).isEqualTo(-1);
    assertThat(clustersOf("timestamp_1h = timestamp '2024-11-05 14:00:00'")).isEqualTo(1);
    assertThat(session.number("select region_snr_best from " + GOLD + " where snr_avg = 30"))
        .isEqualTo(30);
    assertThat(session.number("select count(*) from " + GOLD)).isEqualTo(3);
  }

  @Test
  void aNewClusterOfAnHourChangesTheFiguresOfTheOthers() {
    arrive(2, "ACE7E-CL11", 13, 25);
    refresh.refresh(Progress.none());
    arrive(3, "ACE7E-CL12", 13, 28);
    refresh.refresh(Progress.none());
    assertThat(clustersOf("cluster_id = 'ACE7E-CL11'")).isEqualTo(2);
  }

  @Test
  void aChangedReferenceMakesAllRowsAnew() {
    arrive(2, "ACE7E-CL11", 13, 25);
    refresh.refresh(Progress.none());
    markRows();
    session.update(
        "insert into RAW.RAW_CITY (city_key, city, province, region, load_number, row_number) select city_key, city, province, 'R2', 3, 1 from RAW.RAW_CITY");

    refresh.refresh(Progress.none());

    assertThat(clustersOf("region = 'R2'")).isEqualTo(1);
  }

  @Test
  void arrivalsAreNotAReasonToMakeAllRowsAnew() {
    arrive(2, "ACE7E-CL11", 13, 25);
    refresh.refresh(Progress.none());
    String generations = "select sum(generation) from STAGING.REFRESHED";
    long before = session.number(generations);
    arrive(3, "ACE7E-CL11", 13, 26);
    refresh.refresh(Progress.none());
    assertThat(session.number(generations)).isEqualTo(before).isPositive();
    assertThat(
            session.number(
                "select version from STAGING.REFRESHED where object_name = '" + GOLD + "'"))
        .isEqualTo(2);
  }

  @Test
  void waitsUntilEnoughOfTheDatasTimeHasPassed() {
    arrive(2, "ACE7E-CL11", 13, 25);
    refresh.refresh(Progress.none());
    arrive(3, "ACE7E-CL12", 13, 25);
    now = now.plus(Duration.ofMinutes(119));
    refresh.refresh(Progress.none());
    assertThat(slowClusters()).isEqualTo(1);
    now = now.plus(Duration.ofMinutes(1));
    refresh.refresh(Progress.none());
    assertThat(slowClusters()).isEqualTo(2);
  }

  @Test
  void newerRowsPassTheDatasTimeToo() {
    arrive(2, "ACE7E-CL11", 13, 25);
    refresh.refresh(Progress.none());
    arrive(3, "ACE7E-CL11", 14, 25);
    refresh.refresh(Progress.none());
    assertThat(slowClusters()).isEqualTo(1);
    arrive(4, "ACE7E-CL11", 15, 25);
    refresh.refresh(Progress.none());
    assertThat(slowClusters()).isEqualTo(3);
  }

  @Test
  void refreshesOnDemandWithWhatItIsMadeFrom() {
    arrive(2, "ACE7E-CL11", 13, 25);
    refresh.refresh(Progress.none());
    arrive(3, "ACE7E-CL12", 13, 25);
    refresh.refreshNow(SLOW);
    assertThat(slowClusters()).isEqualTo(2);
    assertThat(clustersOf("cluster_id = 'ACE7E-CL11'")).isEqualTo(1);
    assertThatThrownBy(() -> refresh.refreshNow("DATAMART.NOTHING"))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot refresh DATAMART.NOTHING: no such object");
  }

  private void arrive(int load, String cluster, int hour, double snr) {
    session.update(
        "insert into RAW.RAW_ML_FEATURES (cluster_id, timestamp_1h, snr_avg, load_number, row_number)"
            + " values (?, timestamp '2024-11-05' + to_hours(?::bigint), ?, ?, ?)",
        cluster,
        hour,
        snr,
        load,
        session.number("select count(*) from RAW.RAW_ML_FEATURES"));
  }

  /** Rows made anew lose the mark. */
  private void markRows() {
    session.update("update " + GOLD + " set region_clusters = -1");
  }

  private long clustersOf(String condition) {
    return session.number("select min(region_clusters) from " + GOLD + " where " + condition);
  }

  private long slowClusters() {
    return session.number("select sum(clusters) from " + SLOW);
  }
}
