package forewarn.warehouse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path folder;

  @Test
  void findsDriverAndReferencesThroughViews() throws IOException {
    silver("[a, at]");
    define("datamart", "fact_x", "view", "[a, at]", "", "select * from STAGING.STG_X");
    define("datamart", "fact_y", "incremental", "[a]", "recompute_by: [at]", joined());
    Catalogue catalogue = Catalogue.read(folder);
    Sources gold = Sources.of(catalogue, catalogue.find("DATAMART.FACT_Y").orElseThrow());
    assertThat(names(gold.drivers())).containsExactly("STAGING.STG_X");
    assertThat(names(gold.references())).containsExactly("RAW.LOADS");
    assertThat(names(gold.views())).containsExactly("DATAMART.FACT_X");
    Sources silver = Sources.of(catalogue, catalogue.find("STAGING.STG_X").orElseThrow());
    assertThat(silver.driver().orElseThrow().fullName()).isEqualTo("RAW.RAW_X");
  }

  @Test
  void refusesGroupsThatAreNotPartOfTheDriversKey() throws IOException {
    silver("[a]");
    define("datamart", "fact_x", "view", "[a, at]", "", "select * from STAGING.STG_X");
    define("datamart", "fact_y", "incremental", "[a]", "recompute_by: [at, b]", joined());
    assertThatThrownBy(() -> Catalogue.read(folder))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "DATAMART.FACT_Y: needs a silver table whose key has or implies [at, b], has []")
        .hasMessageContaining("DATAMART.FACT_Y: recompute_by b is not among the columns");
  }

  private static String joined() {
    return "select x.* from DATAMART.FACT_X as x join RAW.LOADS as loads on true";
  }

  private static List<String> names(List<Definition> definitions) {
    return definitions.stream().map(Definition::fullName).toList();
  }

  private void silver(String key) throws IOException {
    define("raw", "loads", "written", "[a]", "", null);
    define("raw", "raw_x", "written", "[a]", "", null);
    define("staging", "stg_x", "incremental", key, "", "select * from RAW.RAW_X");
  }

  private void define(
      String schema, String name, String kind, String key, String further, String sql)
      throws IOException {
    Path of = Files.createDirectories(folder.resolve(schema));
    for (String other : List.of("raw", "staging", "datamart")) {
      Files.createDirectories(folder.resolve(other));
    }
    Files.writeString(
        of.resolve(name + ".yml"),
        """
        description: d
        grain: g
        key: %s
        kind: %s
        %s
        refresh: r
        owner: o
        columns:
          - {name: a, type: VARCHAR, description: d}
          - {name: at, type: TIMESTAMP, description: d}
          - {name: load_number, type: BIGINT, additivity: none, description: d}
        """
            .formatted(key, kind, further));
    if (sql != null) {
      Files.writeString(of.resolve(name + ".sql"), sql);
    }
  }
}
