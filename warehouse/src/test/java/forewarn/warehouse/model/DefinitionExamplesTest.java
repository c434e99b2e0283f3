package forewarn.warehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.ExampleDefinition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the {@code tests:} of every definition, each in an empty warehouse. */
class DefinitionExamplesTest {
  @TempDir static Path folder;

  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    warehouse = TestWarehouse.open(folder);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleHolds() {
    return Catalogue.load().definitions().stream()
        .flatMap(definition ->
            definition.examples().stream()
                .map(example ->
                    DynamicTest.dynamicTest(
                        definition.fullName() + ": " + example.name(),
                        () -> run(definition, example))));
  }

  private static void run(Definition definition, ExampleDefinition example) {
    try (Session session = warehouse.session()) {
      empty(session);
      example.given().forEach((table, rows) -> insert(session, table, rows));

      new Refresh(warehouse).rebuild(Progress.none());

      assertRows(session, definition.fullName(), example.expect());
      assertRows(
          session,
          "(select rule, message from STAGING.REJECTED where table_name = '"
              + definition.name()
              + "')",
          example.rejected());
    }
  }

  private static void empty(Session session) {
    warehouse.catalogue().definitions().stream()
        .filter(definition -> definition.kind() != Kind.VIEW)
        .forEach(definition -> session.update("delete from " + definition.fullName()));
  }

  private static void insert(Session session, String table, List<Map<String, Object>> rows) {
    Definition definition = warehouse.catalogue().find(table).orElseThrow();
    for (Map<String, Object> row : rows) {
      List<String> values =
          row.keySet().stream().map(c -> "cast(? as " + typeOf(definition, c) + ")").toList();
      session.update(
          "insert into %s (%s) values (%s)"
              .formatted(table, String.join(", ", row.keySet()), String.join(", ", values)),
          row.values().toArray());
    }
  }

  private static String typeOf(Definition definition, String column) {
    return definition.column(column).map(ColumnDefinition::type).orElseThrow();
  }

  private static void assertRows(
      Session session, String source, List<Map<String, Object>> expected) {
    assertThat(session.number("select count(*) from " + source)).isEqualTo(expected.size());
    if (expected.isEmpty()) {
      return;
    }
    String columns = String.join(", ", expected.getFirst().keySet());
    List<Map<String, String>> wanted =
        expected.stream()
            .map(row -> {
              Map<String, String> texts = new TreeMap<>();
              row.forEach((name, value) -> texts.put(name, String.valueOf(value)));
              return texts;
            })
            .toList();
    assertThat(
            TestWarehouse.rows(
                session,
                "select columns(*)::varchar from (select " + columns + " from " + source + ")"))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }
}
