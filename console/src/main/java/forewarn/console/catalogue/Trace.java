package forewarn.console.catalogue;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.query.TracedMessage;
import forewarn.warehouse.query.TracedRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows with where they came from, without the values that the caller does not see.
 *
 * @param rows of the table
 */
record Trace(List<TracedRow> rows) {
  /**
   * @param values by column, those of the key for one row
   * @param schemas that the caller sees
   */
  static Trace of(
      Services services, String table, Map<String, String> values, Set<String> schemas) {
    Definition definition =
        TableLookup.findReadable(TableLookup.inventory(services), table, schemas);
    try {
      return new Trace(
          services
              .tracing()
              .orElseThrow(() -> Problems.notReady(TableLookup.NOT_OPEN))
              .trace(definition.fullName(), values)
              .stream()
              .map(row -> seenBy(schemas, row))
              .toList());
    } catch (WarehouseException e) {
      throw Problems.badRequest("Cannot trace", String.valueOf(e.getMessage()));
    }
  }

  private static TracedRow seenBy(Set<String> schemas, TracedRow row) {
    boolean seen = schemas.contains(row.object().substring(0, row.object().indexOf('.')));
    Map<String, Object> values = new LinkedHashMap<>();
    if (seen) {
      values.putAll(row.values());
    }
    TracedMessage message = row.message();
    if (message != null && !seen) {
      message =
          new TracedMessage(
              message.topic(), message.partition(), message.offset(), message.at(), null, null);
    }
    return new TracedRow(
        row.object(),
        values,
        row.load(),
        message,
        row.from().stream().map(source -> seenBy(schemas, source)).toList());
  }
}
