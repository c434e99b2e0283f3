package forewarn.warehouse.rejected;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.Conversion;
import forewarn.warehouse.rejected.InvalidCorrectionException.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A row of RAW with some values replaced: the others stay as received. */
final class CorrectedRow {
  private static final JsonMapper JSON = new JsonMapper();

  /** A column of the RAW table as it is stored. */
  record Column(String name, String type) {}

  private final Definition raw;
  private final RejectedRow rejected;
  private final Map<Column, @Nullable String> values;

  private CorrectedRow(Definition raw, RejectedRow rejected, Map<Column, @Nullable String> values) {
    this.raw = raw;
    this.rejected = rejected;
    this.values = values;
  }

  /** The columns that a user may correct; the table may have more than its definition. */
  static List<Column> columnsOf(Session session, Definition raw) {
    return all(session, raw).stream()
        .filter(column -> !Definition.OWN_COLUMNS.contains(column.name()))
        .toList();
  }

  private static List<Column> all(Session session, Definition raw) {
    return session.list(
        "select column_name, data_type from duckdb_columns()"
            + " where schema_name = ? and table_name ilike ? order by column_index",
        row -> new Column(row.text(1), row.text(2)),
        raw.schema(),
        raw.name());
  }

  /**
   * Applies changes to a row.
   *
   * @throws InvalidCorrectionException naming every column that is not there, and every value that
   *     cannot be read
   */
  static CorrectedRow of(
      Session session,
      Definition raw,
      RejectedRow rejected,
      Map<String, @Nullable String> changes) {
    List<Problem> problems = new ArrayList<>();
    if (changes.isEmpty()) {
      problems.add(new Problem("", "no column is corrected"));
    }
    List<Column> columns = columnsOf(session, raw);
    Map<Column, @Nullable String> values = new LinkedHashMap<>();
    changes.forEach((name, value) -> {
      Optional<Column> column =
          columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
      column.ifPresentOrElse(
          c -> values.put(c, value == null || value.isBlank() ? null : value),
          () ->
              problems.add(
                  new Problem(name, raw.fullName() + " has no column '" + name + "' to correct")));
    });
    values.forEach((column, value) -> {
      if (value != null && !isReadable(session, column, value)) {
        problems.add(
            new Problem(
                column.name(),
                "%s '%s' cannot be read as %s".formatted(column.name(), value, column.type())));
      }
    });
    if (!problems.isEmpty()) {
      throw new InvalidCorrectionException(problems);
    }
    return new CorrectedRow(raw, rejected, values);
  }

  private static boolean isReadable(Session session, Column column, String value) {
    Optional<String> failure = Conversion.of("given", "VARCHAR", column.type()).failure();
    return failure.isEmpty()
        || session.number(
                "select (%s)::int from (select ?::varchar as given)".formatted(failure.get()),
                value)
            == 0;
  }

  /** Writes the row into RAW as the only one of a load. */
  void insert(Session session, long load) {
    List<String> targets = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<@Nullable Object> parameters = new ArrayList<>();
    for (Column column : all(session, raw)) {
      targets.add(quote(column.name()));
      sources.add(source(column));
    }
    parameters.addAll(values.values());
    Collections.addAll(parameters, load, stillUnreadable(session), rejected.load(), rejected.row());
    session.update(
        """
        insert into %1$s (%2$s)
        select %3$s from (select * from %1$s) as received,
          (select %4$s ?::bigint as new_load, ?::varchar as new_unreadable) as given
        where received.load_number = ? and received.row_number = ?
        limit 1
        """
            .formatted(
                raw.fullName(),
                String.join(", ", targets),
                String.join(", ", sources),
                values.keySet().stream()
                    .map(column -> "?::varchar as " + quote(column.name()) + ", ")
                    .collect(Collectors.joining())),
        parameters.toArray());
  }

  private String source(Column column) {
    if (values.containsKey(column)) {
      return Conversion.of("given." + quote(column.name()), "VARCHAR", column.type()).value();
    }
    return switch (column.name()) {
      case "load_number" -> "given.new_load";
      case "row_number" -> "1";
      case "unreadable" -> "given.new_unreadable";
      default -> "received." + quote(column.name());
    };
  }

  // A value that could not be read is not missing any more once it is corrected.
  private @Nullable String stillUnreadable(Session session) {
    String text =
        session
            .list(
                "select unreadable from %s where load_number = ? and row_number = ? limit 1"
                    .formatted(raw.fullName()),
                row -> Optional.ofNullable(row.textOrNull(1)),
                rejected.load(),
                rejected.row())
            .stream()
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("{}");
    ObjectNode left = JSON.createObjectNode();
    JSON.readTree(text)
        .propertyStream()
        .filter(value ->
            values.keySet().stream().noneMatch(c -> c.name().equalsIgnoreCase(value.getKey())))
        .forEach(value -> left.set(value.getKey(), value.getValue()));
    return left.isEmpty() ? null : left.toString();
  }

  /** What was changed, as JSON: each column with the values before and after. */
  String changes() {
    JsonNode before = JSON.readTree(rejected.rawRow());
    ObjectNode changes = JSON.createObjectNode();
    values.forEach((column, value) -> {
      ObjectNode change = changes.putObject(column.name());
      change.set(
          "from", before.path(column.name()).isMissingNode() ? null : before.get(column.name()));
      change.put("to", value);
    });
    return changes.toString();
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
