package forewarn.warehouse.query;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.catalogue.Sources;
import forewarn.warehouse.database.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One tracing: reads rows and, for each, the rows it was made from. For one thread. */
final class RowTracer {
  private static final String LOAD = "load_number";
  private static final String ROW = "row_number";

  private final Session session;
  private final Catalogue catalogue;

  RowTracer(Session session, Catalogue catalogue) {
    this.session = session;
    this.catalogue = catalogue;
  }

  List<TracedRow> rows(Definition object, Map<String, String> values) {
    String condition =
        values.keySet().stream()
            .map(name -> object.column(name).orElseThrow())
            .map(column -> "%s = cast(? as %s)".formatted(column.name(), column.type()))
            .collect(Collectors.joining(" and "));
    return rows(object, condition, values.values().toArray());
  }

  private List<TracedRow> rows(
      Definition object, String condition, @Nullable Object... parameters) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    session.read(
        "select * from %s where %s limit %d"
            .formatted(object.fullName(), condition, Tracing.MOST_ROWS),
        columns -> columns.forEach(column -> names.add(column.name())),
        row -> {
          Map<String, @Nullable Object> values = new LinkedHashMap<>();
          for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), row.value(i + 1));
          }
          found.add(values);
        },
        parameters);
    return found.stream().map(values -> row(object, values)).toList();
  }

  private TracedRow row(Definition object, Map<String, @Nullable Object> values) {
    return new TracedRow(
        object.fullName(),
        values,
        object.schema().equals("RAW") ? load(values) : null,
        message(values),
        from(object, values));
  }

  private List<TracedRow> from(Definition object, Map<String, @Nullable Object> values) {
    if (object.kind() == Kind.WRITTEN) {
      return List.of();
    }
    Optional<Definition> driver = Sources.of(catalogue, object).driver();
    return object.recomputeBy().isEmpty() && driver.isPresent()
        ? received(object, driver.get(), values)
        : catalogue.upstream(object).stream()
            .flatMap(source -> sameKey(source, values).stream())
            .toList();
  }

  /** The row of bronze that won, and earlier ones that it lacks a value of. */
  private List<TracedRow> received(
      Definition silver, Definition bronze, Map<String, @Nullable Object> values) {
    List<TracedRow> all =
        new ArrayList<>(
            rows(bronze, LOAD + " = ? and " + ROW + " = ?", values.get(LOAD), values.get(ROW)));
    for (String column : silver.keepWhenMissing()) {
      if (values.get(column) != null
          && all.stream().allMatch(row -> row.values().get(column) == null)) {
        all.addAll(keptFrom(silver, bronze, column, values));
      }
    }
    return all;
  }

  private List<TracedRow> keptFrom(
      Definition silver, Definition bronze, String kept, Map<String, @Nullable Object> values) {
    String sameKey =
        silver.key().stream()
            .map(column -> column + " = ? and ")
            .collect(Collectors.joining("", "", kept + " = ?"));
    List<@Nullable Object> parameters = new ArrayList<>();
    silver.key().forEach(column -> parameters.add(values.get(column)));
    parameters.add(values.get(kept));
    return rows(
        bronze,
        sameKey + " qualify row_number() over (order by load_number desc, row_number desc) = 1",
        parameters.toArray());
  }

  /** The rows of a source that agree with this row in what stays the same of the source's rows. */
  private List<TracedRow> sameKey(Definition source, Map<String, @Nullable Object> values) {
    List<String> shared =
        source.lastingColumns().stream().filter(column -> values.get(column) != null).toList();
    if (shared.isEmpty()) {
      return List.of();
    }
    return rows(
        source,
        shared.stream().map(column -> column + " = ?").collect(Collectors.joining(" and ")),
        shared.stream().map(values::get).toArray());
  }

  private @Nullable TracedLoad load(Map<String, @Nullable Object> values) {
    Object number = values.get(LOAD);
    Object row = values.get(ROW);
    if (!(number instanceof Long load) || !(row instanceof Long place)) {
      return null;
    }
    return session
        .list(
            "select file, content_hash, loaded_at from RAW.LOADS where load_number = ?",
            found ->
                new TracedLoad(
                    load, place, found.textOrNull(1), found.textOrNull(2), found.instantOrNull(3)),
            load)
        .stream()
        .findFirst()
        .orElse(new TracedLoad(load, place, null, null, null));
  }

  private @Nullable TracedMessage message(Map<String, @Nullable Object> values) {
    Object topic = values.get("source_topic");
    Object partition = values.get("source_partition");
    Object offset = values.get("source_offset");
    if (topic == null || !(partition instanceof Long in) || !(offset instanceof Long at)) {
      return null;
    }
    return session
        .list(
            """
            select record_time, RECORD_METADATA::varchar, RECORD_CONTENT::varchar
            from RAW.KAFKA_RAW_ML_FEATURES
            where stream_partition = ? and stream_offset = ?
              and arrival_number < coalesce((select up_to_row from RAW.LOADS where load_number = ?), arrival_number + 1)
            order by arrival_number desc
            limit 1
            """,
            found ->
                new TracedMessage(
                    topic.toString(),
                    Math.toIntExact(in),
                    at,
                    found.instantOrNull(1),
                    found.textOrNull(2),
                    found.textOrNull(3)),
            in,
            at,
            values.get(LOAD))
        .stream()
        .findFirst()
        .orElse(new TracedMessage(topic.toString(), Math.toIntExact(in), at, null, null, null));
  }
}
