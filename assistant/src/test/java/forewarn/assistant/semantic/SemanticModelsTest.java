package forewarn.assistant.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import forewarn.assistant.semantic.yaml.Problem;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.query.OpenQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of users' own against the real catalogue and DuckDB. */
@SuppressWarnings("NullAway.Init")
class SemanticModelsTest {
  @TempDir static Path data;
  private static Warehouse warehouse;
  private static SemanticModels models;

  @BeforeAll
  static void opens() {
    warehouse = Warehouse.open(data, new WarehouseSettings(512, 2, InstantSource.system()));
    models = new SemanticModels(warehouse, new OpenQuery(warehouse));
  }

  @AfterAll
  static void closes() {
    warehouse.close();
  }

  @Test
  void aFileOfCortexAnalystLoadsUnchanged() throws IOException {
    SemanticModel model = models.read("cortex.yaml", resource("cortex.yaml")).usable();

    LogicalTable features = model.table("features").orElseThrow();
    assertThat(features.baseTable()).isEqualTo("DATAMART.FACT_ML_FEATURES");
    assertThat(features.primaryKey()).containsExactly("CLUSTER_ID", "HOUR");
    assertThat(features.dimensions())
        .extracting(Dimension::expression)
        .containsExactly(
            "CLUSTER_ID",
            "province",
            "case when TEMPERATURE_AVG_C > 42 then 'hot' else 'cool' end");
    assertThat(features.timeDimensions())
        .extracting(TimeDimension::dataType)
        .containsExactly("TIMESTAMP");
    assertThat(model.relationships())
        .extracting(Relationship::columns)
        .containsExactly(List.of(new Relationship.Columns("CLUSTER_ID", "CLUSTER_ID")));
    assertThat(model.customInstructions()).isEqualTo("Always round to two places.");
  }

  @Test
  void figuresGetTheirUnitAndAdditivityFromTheCatalogue() throws IOException {
    LogicalTable features =
        models
            .read("cortex.yaml", resource("cortex.yaml"))
            .usable()
            .table("FEATURES")
            .orElseThrow();

    assertThat(features.metrics())
        .extracting(Metric::name, Metric::unit, Metric::additivity)
        .containsExactly(
            tuple("LINK_LOSSES", "alarms", Additivity.ADDITIVE),
            tuple("OFFLINE", "ONTs", Additivity.STOCK),
            tuple("LOSSES_PER_ONT", "", Additivity.RATIO),
            tuple("HOTTEST", "Celsius", Additivity.LEVEL));
    assertThat(features.facts()).extracting(Fact::name).containsExactly("LINK_LOSSES", "OFFLINE");
  }

  @Test
  void verifiedQueriesOfSnowflakeRunHere() throws IOException {
    SemanticReading reading = models.read("cortex.yaml", resource("cortex.yaml"));

    assertThat(reading.usable().verifiedQueries())
        .extracting(VerifiedQuery::name)
        .containsExactly("recent", "by_vendor");
    assertThat(reading.notes())
        .extracting(Problem::toString)
        .contains(
            "cortex.yaml:23:9: field 'cortex_search_service' of a dimension is not used",
            "cortex.yaml:41:9: field 'access_modifier' of a fact is not used",
            "cortex.yaml:93:1: verified query left out: function FLATTEN has no like here; write it"
                + " in SQL that the warehouse understands");
  }

  @Test
  void allProblemsOfAFileAreToldAtOnceWithTheirPlaces() {
    String text =
        """
        name: wrong
        tables:
          - name: A
            base_table: {schema: DATAMART, table: FACT_ML_FEATURES}
            dimensions:
              - {name: PROVINCE}
              - {name: NOWHERE}
              - {name: TOTAL, expr: sum(link_loss_count)}
              - {name: INNER_SELECT, expr: (select 1 from RAW.LOADS)}
              - {name: FILE, expr: "read_text('/etc/passwd')"}
            time_dimensions:
              - {name: VENDOR_TIME, expr: province}
            metrics:
              - {name: OFFLINE, expr: offline_ont_now}
              - {name: STOCK, expr: sum(offline_ont_now), additivity: additive}
              - {name: ESCAPED, expr: '1) from RAW.LOADS union select (2'}
            filters:
              - {name: BIG, expr: link_loss_count + 1}
          - name: B
            base_table: {schema: PUBLIC, table: FACT_ML_FEATURES}
        relationships:
          - {name: R, left_table: A, right_table: C, relationship_columns: []}
        """;

    List<Problem> problems = models.read("wrong.yml", text).problems();

    assertThat(problems)
        .extracting(Problem::line, Problem::reason)
        .satisfiesExactlyInAnyOrder(
            it -> assertThat(it.toList().toString()).contains("[7, ", "NOWHERE", "does not fit"),
            it -> assertThat(it.toList().toString()).contains("[8, ", "must not aggregate"),
            it -> assertThat(it.toList().toString()).contains("[9, ", "no select within"),
            it -> assertThat(it.toList().toString()).contains("[10, ", "read_text is not allowed"),
            it -> assertThat(it.toList().toString()).contains("[12, ", "is no time but VARCHAR"),
            it -> assertThat(it.toList().toString()).contains("[14, ", "has no aggregate"),
            it -> assertThat(it.toList().toString()).contains("[15, ", "adds up a stock"),
            it ->
                assertThat(it.toList().toString()).contains("[16, ", "closed that was not opened"),
            it -> assertThat(it.toList().toString()).contains("[16, ", "must be one expression"),
            it ->
                assertThat(it.toList().toString()).contains("[18, ", "is no condition but BIGINT"),
            it -> assertThat(it.toList().toString()).contains("[20, ", "no table PUBLIC.FACT_ML"),
            it -> assertThat(it.toList().toString()).contains("[22, ", "no table 'C'"));
  }

  @Test
  void aJoinThatWouldCountRowsTwiceIsAProblem() {
    String text =
        """
        name: wrong
        tables:
          - name: A
            base_table: {schema: DATAMART, table: FACT_TICKET_SUMMARY}
            dimensions: [{name: province}]
          - name: B
            base_table: {schema: DATAMART, table: FACT_ML_FEATURES}
            dimensions: [{name: province}, {name: cluster_id}]
            time_dimensions: [{name: timestamp_1h}]
        relationships:
          - name: R
            left_table: A
            right_table: B
            relationship_type: many_to_one
            relationship_columns: [{left_column: province, right_column: province}]
        """;

    assertThatThrownBy(() -> models.read("wrong.yml", text).usable())
        .hasMessageContaining("Cannot use semantic model: 1 problems")
        .hasMessageContaining(
            "wrong.yml:15:27: the joined columns do not make a row of B unique, so that rows would"
                + " be counted more than once; join on its key [cluster_id, timestamp_1h]");
  }

  @Test
  void aFolderNamesTheFileOfEachProblem() {
    SemanticReading reading =
        models.read(
            Map.of(
                "model.yml", "description: without a name",
                "tables/fact_nothing.yml", "dimensions: []",
                "tables/dim_city.yml", "metrics: [{name: cities, expr: count(*)}"));

    assertThat(reading.problems())
        .extracting(Problem::file)
        .containsExactlyInAnyOrder("model.yml", "tables/fact_nothing.yml", "tables/dim_city.yml");
  }

  @Test
  void whatIsNoModelIsAProblemAndNoFailure() {
    for (String text :
        List.of("", "- a", "a: [", "name: x", "a: &b 1\nc: *b", "name: !!java.io.File x")) {
      assertThat(models.read("any.yml", text).problems()).as(text).isNotEmpty();
    }
    assertThat(models.read(Path.of("no-such-file.yml")).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "no-such-file.yml:1:1: it cannot be read: NoSuchFileException no-such-file.yml");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SemanticModelsTest.class.getResourceAsStream("/semantic/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
