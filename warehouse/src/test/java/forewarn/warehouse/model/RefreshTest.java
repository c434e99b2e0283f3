package forewarn.warehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.TestNetwork;
import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTest {
  private static final String GOLD =
      "select * exclude (processed_at) from STAGING.STG_ML_FEATURES order by cluster_id, timestamp_1h";
  private static final String REJECTED =
      "select * exclude (rejected_at) from STAGING.REJECTED order by table_name, load_number, row_number";

  @TempDir Path dataDir;

  @Test
  void refreshingGivesTheRowsOfARebuildWhateverArrives() {
    long seed = System.nanoTime();
    System.out.println("RefreshTest seed " + seed);
    Random random = new Random(seed);
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      Refresh refresh = new Refresh(warehouse);
      for (int load = 2; load < 14; load++) {
        if (load == 5) {
          TestWarehouse.addNetwork(session);
        }
        arrive(session, random, load);
        if (random.nextBoolean()) {
          refresh.refresh(Progress.none());
        }
      }
      refresh.refresh(Progress.none());
      List<Map<String, String>> refreshed = TestWarehouse.rows(session, GOLD);
      List<Map<String, String>> rejected = TestWarehouse.rows(session, REJECTED);
      assertThat(refreshed).as("seed %s", seed).hasSizeGreaterThan(20);
      assertThat(rejected).as("seed %s", seed).isNotEmpty();

      refresh.rebuild(Progress.none());

      assertThat(TestWarehouse.rows(session, GOLD)).as("seed %s", seed).isEqualTo(refreshed);
      assertThat(TestWarehouse.rows(session, REJECTED)).as("seed %s", seed).isEqualTo(rejected);
      assertThat(
              session.number(
                  "select count(*) - count(distinct (cluster_id, timestamp_1h)) from STAGING.STG_ML_FEATURES"))
          .isZero();
    }
  }

  @Test
  void tablesOfOtherColumnsAreMissingUntilTheyAreMadeAgain() {
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      assertThat(new Refresh(warehouse).missing()).isEmpty();
      TestWarehouse.addNetwork(session);
      arrive(session, new Random(1), 2);
      new Refresh(warehouse).refresh(Progress.none());
      assertThat(new Refresh(warehouse).missing()).isEmpty();
      session.update("alter table STAGING.STG_CITY add column of_another_release bigint");
    }
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      assertThat(new Refresh(warehouse).missing())
          .extracting(Definition::fullName)
          .containsExactly("STAGING.STG_CITY");
      assertThat(session.number("select count(*) from DATAMART.DIM_CITY")).isZero();

      new Refresh(warehouse).refresh(Progress.none());

      assertThat(new Refresh(warehouse).missing()).isEmpty();
      assertThat(session.number("select count(*) from DATAMART.DIM_CITY")).isPositive();
    }
  }

  // Late, repeated, out of order, of clusters known and unknown, some absurd.
  private static void arrive(Session session, Random random, int load) {
    session.update(
        "insert into RAW.LOADS (load_number, table_name, loaded_at, arrived_at)"
            + " values (?, 'raw_ml_features', now() at time zone 'UTC', timestamp '2024-11-08')",
        load);
    for (int row = 1; row <= random.nextInt(5, 40); row++) {
      int cluster = random.nextInt(4);
      session.update(
          "insert into RAW.RAW_ML_FEATURES (cluster_id, timestamp_1h, snr_avg, label_outage_1h, load_number, row_number)"
              + " values (?, timestamp '2024-11-05' + to_hours(?::bigint), ?, ?::bigint, ?, ?)",
          cluster == 3 ? "NOWHERE" : TestNetwork.PLAN.clusters().get(cluster).id(),
          random.nextInt(20) == 0 ? 500 : random.nextInt(30),
          random.nextInt(15) == 0 ? 500.0 : random.nextInt(20, 30) + 0.5,
          random.nextInt(3) == 0 ? null : random.nextInt(2),
          load,
          row);
    }
  }

  @Test
  void makesSilverAnewWhenWhatItIsCheckedAgainstChanges() {
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      Refresh refresh = new Refresh(warehouse);
      session.update(
          "insert into RAW.RAW_ML_FEATURES (cluster_id, timestamp_1h, load_number, row_number) values ('ACE7E-CL11', timestamp '2024-11-05 13:00:00', 1, 1)");
      refresh.refresh(Progress.none());
      assertThat(session.number("select count(*) from STAGING.REJECTED")).isEqualTo(1);

      TestWarehouse.addNetwork(session);
      refresh.refresh(Progress.none());

      assertThat(session.number("select count(*) from STAGING.REJECTED")).isZero();
      assertThat(session.number("select count(*) from DATAMART.FACT_ML_FEATURES")).isEqualTo(1);
    }
  }

  @Test
  void keepsEverythingOverAReopening() {
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      TestWarehouse.addNetwork(session);
      new Refresh(warehouse).refresh(Progress.none());
    }
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      String versions = "select sum(version) from STAGING.REFRESHED";
      long before = session.number(versions);
      new Refresh(warehouse).refresh(Progress.none());
      assertThat(session.number(versions)).isEqualTo(before).isPositive();
      assertThat(session.number("select count(*) from DATAMART.DIM_CLUSTER")).isEqualTo(204);
    }
  }
}
