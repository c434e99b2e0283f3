package forewarn.warehouse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.telemetry.Signal;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();

  @TempDir Path folder;

  @Test
  void findsTheLineageInTheSql() {
    assertThat(upstream("STAGING.STG_ML_FEATURES"))
        .containsExactlyInAnyOrder(
            "RAW.RAW_ML_FEATURES",
            "RAW.LOADS",
            "STAGING.STG_CLUSTER",
            "STAGING.STG_OLT",
            "STAGING.STG_NETWORK_CONTEXT_STATIC");
    assertThat(upstream("RAW.RAW_ML_FEATURES")).containsExactly("RAW.KAFKA_RAW_ML_FEATURES");
    assertThat(upstream("DATAMART.FACT_PREDICTIONS")).containsExactly("RAW.OUTAGE_PREDICTIONS");
    assertThat(upstream("datamart.dim_city")).containsExactly("STAGING.STG_CITY");
  }

  private List<String> upstream(String name) {
    return catalogue.upstream(catalogue.find(name).orElseThrow()).stream()
        .map(Definition::fullName)
        .toList();
  }

  @Test
  void listsEveryObjectAfterThoseItIsMadeFrom() {
    List<String> seen = new ArrayList<>();
    for (Definition definition : catalogue.definitions()) {
      assertThat(seen).containsAll(upstream(definition.fullName()));
      seen.add(definition.fullName());
    }
    assertThat(seen).hasSize(50);
  }

  @Test
  void everyColumnIsAsTheSqlGivesIt() {
    try (Warehouse warehouse = TestWarehouse.open(folder);
        Session session = warehouse.session()) {
      for (Definition definition : catalogue.definitions()) {
        assertThat(session.describe("from " + definition.fullName()))
            .as(definition.fullName())
            .extracting(ResultColumn::name, ResultColumn::type)
            .containsExactlyElementsOf(
                definition.columns().stream()
                    .map(c -> org.assertj.core.api.Assertions.tuple(c.name(), c.type()))
                    .toList());
        if (definition.sql() != null) {
          assertThat(session.describe(definition.select()))
              .as("select of " + definition.fullName())
              .extracting(ResultColumn::name, ResultColumn::type)
              .containsAll(
                  definition.columns().stream()
                      .map(c -> org.assertj.core.api.Assertions.tuple(c.name(), c.type()))
                      .toList());
        }
      }
    }
  }

  @Test
  void silverAcceptsTheRangesThatTheCodecAccepts() {
    Definition silver = catalogue.find("STAGING.STG_ML_FEATURES").orElseThrow();
    try (Warehouse warehouse = TestWarehouse.open(folder);
        Session session = warehouse.session()) {
      for (Signal signal : Signal.ALL) {
        CheckDefinition check =
            silver.checks().stream()
                .filter(c -> c.name().equals(signal.column() + "_in_range"))
                .findFirst()
                .orElseThrow();
        for (double value :
            new double[] {signal.min(), signal.max(), signal.min() - 1, signal.max() + 1}) {
          boolean broken =
              session.number(
                      "select (%s)::int from (select %s::double as %s)"
                          .formatted(check.sql(), value, signal.column()))
                  == 1;
          assertThat(broken).as(signal + " " + value).isEqualTo(signal.ruleBrokenBy(value) != null);
        }
      }
    }
  }

  @Test
  void namesEverythingThatIsWrongWithDefinitions() throws Exception {
    for (String schema : List.of("raw", "staging", "datamart")) {
      Files.createDirectories(folder.resolve(schema));
    }
    Files.writeString(folder.resolve("staging/lonely.sql"), "select 1");
    Files.writeString(
        folder.resolve("staging/stg_x.yml"),
        "description: x\ngrain: one\nkey: [b]\nkind: incremental\nrefresh: now\nowner: us\ncolours: red\ncolumns:\n  - {name: a, type: BIGINT}\n");
    Files.writeString(folder.resolve("raw/raw_y.yml"), "description: [\n");

    assertThatThrownBy(() -> DefinitionFiles.readFolders(folder))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("STAGING.stg_x: unknown field colours")
        .hasMessageContaining("STAGING.stg_x: description is missing in a")
        .hasMessageContaining("STAGING.stg_x: key column b is not among the columns")
        .hasMessageContaining("STAGING.stg_x: kind INCREMENTAL without SQL")
        .hasMessageContaining("RAW.raw_y: not YAML")
        .hasMessageContaining("staging/lonely.sql has no yml");
  }

  @Test
  void aBareColumnIsThatOfItsSourceOrOfTheDictionary() {
    Definition gold = catalogue.find("DATAMART.FACT_ML_FEATURES").orElseThrow();
    ColumnDefinition registered = gold.column("ont_registered").orElseThrow();
    assertThat(registered.additivity()).isEqualTo(Additivity.STOCK);
    assertThat(registered.unit()).isEqualTo("ONTs");
    assertThat(gold.column("is_outlier").orElseThrow())
        .isEqualTo(
            catalogue.find("STAGING.STG_ML_FEATURES").orElseThrow().column("is_outlier").get());
  }

  @Test
  void aNumberMustSayOverWhatItMayBeTotalled() throws Exception {
    for (String schema : List.of("raw", "staging", "datamart")) {
      Files.createDirectories(folder.resolve(schema));
    }
    Files.writeString(
        folder.resolve("raw/raw_z.yml"),
        """
        description: z
        grain: one
        key: []
        kind: written
        refresh: now
        owner: us
        columns:
          - {name: a, type: BIGINT, description: a}
          - {name: b, type: BIGINT, description: b, additivity: additive}
          - {name: c, type: VARCHAR, description: c, additivity: none}
          - {name: d, type: DOUBLE, description: d, unit: 0..1, additivity: ratio, ratio: {of: [x], to: b}}
          - nowhere
        """);

    assertThatThrownBy(() -> Catalogue.of(DefinitionFiles.readFolders(folder)))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("RAW.RAW_Z: column a is a number without additivity")
        .hasMessageContaining("RAW.RAW_Z: column b is a measure without unit")
        .hasMessageContaining("RAW.RAW_Z: column c has an additivity but is no number")
        .hasMessageContaining("RAW.RAW_Z: column d is a ratio of columns that are not there: [x")
        .hasMessageContaining("RAW.RAW_Z: column nowhere is described neither upstream nor in");
  }

  @Test
  void refusesDefinitionsThatReadEachOther() {
    Definition a = view("A", "select * from STAGING.B");
    Definition b = view("B", "select * from STAGING.A");
    assertThatThrownBy(() -> Catalogue.of(content(a, b)))
        .hasMessageContaining("STAGING.A is made from itself");
    assertThatThrownBy(() -> Catalogue.of(content(a)))
        .hasMessageContaining("STAGING.A reads STAGING.B, which does not exist");
  }

  private static DefinitionFiles.Content content(Definition... definitions) {
    return new DefinitionFiles.Content(List.of(definitions), Map.of());
  }

  private static Definition view(String name, String sql) {
    return new Definition(
        "STAGING",
        name.toLowerCase(java.util.Locale.ROOT),
        "d",
        "g",
        List.of(),
        List.of(),
        Kind.VIEW,
        "r",
        Duration.ZERO,
        List.of(),
        "o",
        List.of(),
        List.of(),
        List.of(),
        Expectations.NONE,
        List.of(),
        List.of(),
        sql);
  }
}
