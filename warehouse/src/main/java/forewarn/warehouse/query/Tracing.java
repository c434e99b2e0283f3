package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.util.List;
import java.util.Map;

/**
 * Follows rows of gold and silver back to the file or the message they came from: from row to row
 * by the keys of what an object is made from, from silver to bronze by load and row number, from
 * there to the load or the message. Thread-safe.
 */
public final class Tracing {
  /** Most rows that are shown of one object at one step. */
  public static final int MOST_ROWS = 20;

  private final Warehouse warehouse;

  public Tracing(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * The rows of an object that have these values, each with where it came from; at most {@link
   * #MOST_ROWS}.
   *
   * @param object with its schema, such as {@code DATAMART.FACT_ML_FEATURES}
   * @param values by column, as text; those of the key name one row
   * @throws WarehouseException when there is no such object or column, or a value cannot be read
   */
  public List<TracedRow> trace(String object, Map<String, String> values) {
    Definition definition =
        warehouse
            .catalogue()
            .find(object)
            .orElseThrow(() -> cannotTrace(object, "there is no such object"));
    if (values.isEmpty()) {
      throw cannotTrace(object, "no value of its key " + definition.key() + " is given");
    }
    try (Session session = warehouse.session()) {
      values.forEach((column, value) -> examine(session, definition, column, value));
      return new RowTracer(session, warehouse.catalogue()).rows(definition, values);
    }
  }

  private static void examine(Session session, Definition definition, String name, String value) {
    ColumnDefinition column =
        definition
            .column(name)
            .orElseThrow(
                () -> cannotTrace(definition.fullName(), "it has no column '" + name + "'"));
    if (session.number("select count(try_cast(? as %s))".formatted(column.type()), value) == 0) {
      throw cannotTrace(
          definition.fullName(), "%s '%s' is no %s".formatted(column.name(), value, column.type()));
    }
  }

  private static WarehouseException cannotTrace(String object, String reason) {
    return new WarehouseException("Cannot trace a row of " + object + ": " + reason);
  }
}
