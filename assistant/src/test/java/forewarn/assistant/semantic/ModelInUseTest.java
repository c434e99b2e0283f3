package forewarn.assistant.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.query.OpenQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInUseTest {
  private static final String RIGHT =
      """
      name: mine
      tables:
        - name: CITIES
          base_table: {schema: DATAMART, table: DIM_CITY}
          dimensions: [{name: province}]
      """;

  @TempDir Path data;

  @Test
  void aModelOfOnesOwnIsReadAgainWhenItChangesAndAWrongOneNeverTakesOver() throws IOException {
    Path file = data.resolve("own.yml");
    Files.writeString(file, RIGHT.replace("province", "nowhere"));
    try (Warehouse warehouse =
        Warehouse.open(data, new WarehouseSettings(512, 2, InstantSource.system()))) {
      ModelInUse inUse = new ModelInUse(warehouse, new OpenQuery(warehouse), file);

      assertThat(inUse.model().name()).isEqualTo("forewarn");
      assertThat(inUse.newest().problems()).hasSize(1);

      Files.writeString(file, RIGHT);
      assertThat(inUse.model().name()).isEqualTo("mine");
      assertThat(inUse.newest().problems()).isEmpty();

      Files.writeString(file, RIGHT + "    nonsense: [");
      assertThat(inUse.model().name()).isEqualTo("mine");
      assertThat(inUse.newest().problems()).isNotEmpty();

      Files.delete(file);
      assertThat(inUse.model().name()).isEqualTo("mine");
      assertThat(inUse.newest().problems().getFirst().reason()).contains("NoSuchFileException");
    }
  }

  @Test
  void withoutOneTheShippedModelIsInUse() {
    try (Warehouse warehouse =
        Warehouse.open(data, new WarehouseSettings(512, 2, InstantSource.system()))) {
      ModelInUse inUse = new ModelInUse(warehouse, new OpenQuery(warehouse), null);

      assertThat(inUse.newest().problems()).isEmpty();
      assertThat(inUse.newest().notes()).isEmpty();
      assertThat(inUse.model().verifiedQueries()).hasSizeGreaterThanOrEqualTo(60);
    }
  }
}
