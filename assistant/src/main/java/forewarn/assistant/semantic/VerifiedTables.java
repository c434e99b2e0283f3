package forewarn.assistant.semantic;

import forewarn.assistant.semantic.sql.Names;
import forewarn.assistant.semantic.sql.TableNames;
import forewarn.warehouse.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the names of tables in verified queries stand for: objects, and tables of the model. */
record VerifiedTables(List<LogicalTable> tables, Catalogue catalogue) implements TableNames {
  VerifiedTables {
    tables = List.copyOf(tables);
  }

  @Override
  public boolean isObject(String schema, String name) {
    return catalogue.find(schema + "." + name).isPresent();
  }

  @Override
  public Optional<String> object(String name) {
    return tables.stream()
        .map(LogicalTable::baseTable)
        .filter(base -> base.substring(base.indexOf('.') + 1).equalsIgnoreCase(name))
        .findFirst();
  }

  @Override
  public Optional<String> select(String logicalName) {
    return tables.stream()
        .filter(table -> table.name().equalsIgnoreCase(logicalName))
        .findFirst()
        .map(VerifiedTables::select);
  }

  private static String select(LogicalTable table) {
    List<String> columns = new ArrayList<>();
    table.dimensions().forEach(it -> columns.add(column(it.expression(), it.name())));
    table.timeDimensions().forEach(it -> columns.add(column(it.expression(), it.name())));
    table.facts().forEach(it -> columns.add(column(it.expression(), it.name())));
    return "select " + String.join(", ", columns) + " from " + table.baseTable();
  }

  private static String column(String expression, String name) {
    return Names.isOnly(expression, name) ? name : "(" + expression + ") as " + Names.quoted(name);
  }
}
