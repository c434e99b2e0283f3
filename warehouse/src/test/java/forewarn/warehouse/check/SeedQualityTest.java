package forewarn.warehouse.check;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks on real input. */
class SeedQualityTest {
  private static final Instant END_OF_DATA = Instant.parse("2025-01-01T00:30:00Z");

  @TempDir Path dataDir;

  @Test
  void nothingIsLostAndTheJoinOverDifferentCitiesShows() {
    Path folder = SeedData.file("RAW_CITY.csv").getParent();
    try (Warehouse warehouse =
        Warehouse.open(dataDir, new WarehouseSettings(1024, 2, () -> END_OF_DATA))) {
      new FileImport(warehouse).importPaths(List.of(folder), Progress.none());
      new Refresh(warehouse).refresh(Progress.none());
      List<CheckState> checks = new Quality(warehouse).checks();

      Map<String, Long> received =
          checks.stream()
              .filter(check -> check.check().equals("nothing_lost") && check.latest() != null)
              .peek(check -> assertThat(check.passed()).as(check.toString()).isTrue())
              .collect(Collectors.toMap(CheckState::object, check -> check.latest().rowsChecked()));
      assertThat(received)
          .containsEntry("STAGING.STG_ML_FEATURES", 298_656L)
          .containsEntry("STAGING.STG_ONT_STATUS", 298_656L)
          .containsEntry("STAGING.STG_CLUSTER", 204L);
      assertThat(checks)
          .filteredOn(CheckState::failed)
          .extracting(check ->
              "%s %s %d of %d"
                  .formatted(
                      check.object(),
                      check.check(),
                      check.latest().rowsFailed(),
                      check.latest().rowsChecked()))
          .contains(
              "DATAMART.FACT_MERGED_TICKET_N_FEEDBACK same_city_on_both_sides 24117 of 24854");
      checks.stream()
          .filter(check -> !check.passed())
          .forEach(check -> System.out.println(check.severity() + " " + check.latest()));
      assertThat(new Quality(warehouse).held()).isEmpty();
    }
  }
}
