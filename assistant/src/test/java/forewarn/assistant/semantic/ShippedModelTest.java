package forewarn.assistant.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped model on the reference data. */
@SuppressWarnings("NullAway.Init")
class ShippedModelTest {
  private static final Set<String> GOLD = Set.of("DATAMART");

  /** Objects that only a running system fills. */
  private static final Set<String> NOT_IN_FILES =
      Set.of("FACT_PREDICTIONS", "FACT_INCIDENTS", "FACT_MODEL_PERFORMANCE");

  @TempDir static Path data;
  private static Warehouse warehouse;
  private static OpenQuery open;
  private static SemanticModel model;

  @BeforeAll
  static void imports() {
    Path folder = SeedData.file("RAW_CITY.csv").getParent();
    warehouse = Warehouse.open(data, new WarehouseSettings(1024, 2, InstantSource.system()));
    new FileImport(warehouse).importPaths(List.of(folder), Progress.none());
    new Refresh(warehouse).refresh(Progress.none());
    open = new OpenQuery(warehouse);
    SemanticReading reading = new SemanticModels(warehouse, open).shipped();
    assertThat(reading.notes()).isEmpty();
    model = reading.usable();
  }

  @AfterAll
  static void closes() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  @Test
  void everyFigureHasAUnitASentenceAndWordsForIt() {
    List<Metric> metrics = metrics();

    assertThat(metrics).hasSizeGreaterThanOrEqualTo(40);
    assertThat(metrics)
        .allSatisfy(metric -> {
          assertThat(metric.unit()).isNotEmpty();
          assertThat(metric.description()).endsWith(".");
          assertThat(metric.synonyms()).isNotEmpty();
        });
    assertThat(metrics).extracting(Metric::name).doesNotHaveDuplicates();
  }

  @Test
  void noWordMeansTwoFigures() {
    Set<String> words = new HashSet<>();
    assertThat(metrics())
        .allSatisfy(metric ->
            assertThat(metric.synonyms().stream().map(word -> word.toLowerCase(Locale.ROOT)))
                .as(metric.name())
                .allSatisfy(word -> assertThat(words.add(word)).as(word).isTrue()));
  }

  @Test
  void everyColumnIsDescribed() {
    assertThat(model.tables())
        .allSatisfy(table -> {
          assertThat(table.description()).isNotEmpty();
          assertThat(table.dimensions()).allMatch(it -> !it.description().isEmpty());
          assertThat(table.timeDimensions()).allMatch(it -> !it.description().isEmpty());
          assertThat(table.facts()).allMatch(it -> !it.description().isEmpty());
        });
  }

  @Test
  void everyVerifiedQueryReturnsWhatItsQuestionAsksFor() {
    assertThat(model.verifiedQueries()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(model.verifiedQueries())
        .allSatisfy(query -> {
          Table answer = open.run(query.sql(), GOLD, 1_000, Duration.ofSeconds(30));
          assertThat(answer.columns()).as(query.name()).hasSizeBetween(1, 5);
          assertThat(answer.truncated()).as(query.name()).isFalse();
          boolean filled =
              NOT_IN_FILES.stream().noneMatch(query.sql()::contains)
                  && !query.name().equals("clusters-in-outage-now");
          if (filled) {
            assertThat(answer.rows()).as(query.name()).isNotEmpty();
            assertThat(answer.rows()).as(query.name()).noneMatch(row -> row.contains(null));
          }
        });
  }

  @Test
  void noVerifiedQueryAddsUpWhatCannotBeAdded() {
    assertThat(model.verifiedQueries())
        .allSatisfy(
            query -> assertThat(open.warnings(query.sql(), GOLD)).as(query.name()).isEmpty());
  }

  @Test
  void onlyAStockOrARatioIsMadeOfSumsOfAStock() {
    assertThat(model.tables())
        .allSatisfy(table ->
            assertThat(table.metrics())
                .filteredOn(metric -> metric.expression().contains("ont_registered"))
                .allMatch(metric ->
                    Set.of(Additivity.STOCK, Additivity.RATIO).contains(metric.additivity())));
  }

  @Test
  void everyRelationshipIsManyToOneInTheData() {
    Queries queries = new Queries(warehouse);
    assertThat(model.relationships()).isNotEmpty();
    assertThat(model.relationships())
        .allSatisfy(join -> {
          String right = model.table(join.rightTable()).orElseThrow().baseTable();
          String left = model.table(join.leftTable()).orElseThrow().baseTable();
          String key =
              join.columns().stream()
                  .map(Relationship.Columns::right)
                  .collect(Collectors.joining(", "));
          String on =
              join.columns().stream()
                  .map(pair -> "l." + pair.left() + " = r." + pair.right())
                  .collect(Collectors.joining(" and "));
          assertThat(
                  count(
                      queries,
                      "select count(*) from (select 1 from "
                          + right
                          + " group by "
                          + key
                          + " having count(*) > 1)"))
              .as(join.name())
              .isZero();
          assertThat(
                  count(
                      queries,
                      "select count(*) from "
                          + left
                          + " as l where not exists"
                          + " (select 1 from "
                          + right
                          + " as r where "
                          + on
                          + ")"))
              .as(join.name())
              .isZero();
        });
  }

  @Test
  void valuesThatAModelNamesAreInTheData() {
    Queries queries = new Queries(warehouse);
    for (LogicalTable table : model.tables()) {
      if (NOT_IN_FILES.stream().anyMatch(table.baseTable()::endsWith)) {
        continue;
      }
      for (Dimension dimension : table.dimensions()) {
        List<String> there =
            queries
                .select(
                    "select distinct cast("
                        + dimension.expression()
                        + " as varchar) from "
                        + table.baseTable())
                .rows()
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
        assertThat(there)
            .as(table.name() + "." + dimension.name())
            .containsAll(dimension.sampleValues());
      }
    }
  }

  private static List<Metric> metrics() {
    return model.tables().stream().flatMap(table -> table.metrics().stream()).toList();
  }

  private static long count(Queries queries, String sql) {
    return Objects.requireNonNull((Number) queries.select(sql).rows().getFirst().getFirst())
        .longValue();
  }
}
