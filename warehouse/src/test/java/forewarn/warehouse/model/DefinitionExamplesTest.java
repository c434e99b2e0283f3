package forewarn.warehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.ExampleDefinition;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the {@code tests:} of every definition. */
class DefinitionExamplesTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyExampleHolds() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Definition definition : Catalogue.load().definitions()) {
      for (ExampleDefinition example : definition.examples()) {
        String name = definition.fullName() + ": " + example.name();
        Path dataDir = folder.resolve("example" + tests.size());
        tests.add(DynamicTest.dynamicTest(name, () -> run(dataDir, definition, example)));
      }
    }
    return tests.stream();
  }

  private static void run(Path dataDir, Definition definition, ExampleDefinition example) {
    try (Warehouse warehouse = TestWarehouse.open(dataDir);
        Session session = warehouse.session()) {
      example.given().forEach((table, rows) -> insert(warehouse, session, table, rows));

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

  private static void insert(
      Warehouse warehouse, Session session, String table, List<Map<String, Object>> rows) {
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
