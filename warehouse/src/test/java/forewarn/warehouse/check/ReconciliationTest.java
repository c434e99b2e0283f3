package forewarn.warehouse.check;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.OwnDefinitions;
import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
  @TempDir Path dataDir;

  private static void arrive(Session session, Random random, int load) {
    for (int row = 1; row <= 12; row++) {
      session.update(
          "insert into RAW.RAW_CITY (city_key, city, province, region, load_number, row_number)"
              + " values (?::bigint, ?, 'P', 'R', ?, ?)",
          random.nextInt(20) == 0 ? null : random.nextInt(-2, 10),
          random.nextInt(6) == 0 ? "" : "C" + random.nextInt(100),
          load,
          row);
    }
  }

  private static CheckResult newest(Warehouse warehouse) {
    return new Quality(warehouse).history("STAGING.STG_CITY", "nothing_lost", 1).getFirst();
  }

  @Test
  void everyArrivalIsKeptRejectedOrReplaced() {
    long seed = System.nanoTime();
    System.out.println("ReconciliationTest seed " + seed);
    Random random = new Random(seed);
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      Refresh refresh = new Refresh(warehouse);
      for (int load = 1; load <= 12; load++) {
        arrive(session, random, load);
        if (random.nextBoolean()) {
          refresh.refresh(Progress.none());
        }
      }
      refresh.refresh(Progress.none());
      assertThat(newest(warehouse).rowsFailed()).as("seed %s", seed).isZero();

      refresh.rebuild(Progress.none());

      assertThat(newest(warehouse).rowsChecked()).as("seed %s", seed).isEqualTo(144);
      assertThat(newest(warehouse).rowsFailed()).as("seed %s", seed).isZero();
    }
  }

  @Test
  void rowsThatASelectDropsAreCounted() {
    OwnDefinitions definitions = new OwnDefinitions(dataDir);
    String sql;
    try (Warehouse warehouse = definitions.open(dataDir)) {
      sql = warehouse.catalogue().find("STAGING.STG_CITY").map(Definition::select).orElseThrow();
    }
    definitions.putSql("staging/stg_city", sql + " where city <> 'Bali'");
    try (Warehouse warehouse = definitions.open(dataDir);
        Session session = warehouse.session()) {
      session.update(
          """
          insert into RAW.RAW_CITY (city_key, city, province, region, load_number, row_number)
          values (1, 'Aceh', 'P', 'R', 1, 1), (2, 'Bali', 'P', 'R', 1, 2), (1, 'Aceh', 'P', 'S', 1, 3)
          """);
      new Refresh(warehouse).refresh(Progress.none());

      assertThat(newest(warehouse).rowsFailed()).isEqualTo(1);
      assertThat(newest(warehouse).rowsChecked()).isEqualTo(3);
      assertThat(newest(warehouse).message()).isEqualTo("for example row 2 of load 1");
    }
  }

  @Test
  void rowThatVanishedFromSilverIsCounted() {
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      arrive(session, new Random(1), 1);
      new Refresh(warehouse).refresh(Progress.none());
      Definition silver = warehouse.catalogue().find("STAGING.STG_CITY").orElseThrow();
      Definition raw = warehouse.catalogue().find("RAW.RAW_CITY").orElseThrow();
      Arrivals arrivals = new Arrivals(silver, raw, 0, 1);
      assertThat(new Reconciliation(session).run(arrivals, 12).rowsFailed()).isZero();

      session.update(
          "delete from STAGING.STG_CITY where city_key = (select max(city_key) from STAGING.STG_CITY)");

      assertThat(new Reconciliation(session).run(arrivals, 12).rowsFailed()).isPositive();
    }
  }
}
