package forewarn.warehouse.file;

import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A CSV or Parquet file as SQL. CSV is read as text throughout, so that a wrong value in the last
 * row spoils that value and not the file.
 */
public final class SourceFile {
  private final String reader;
  private final Map<String, ResultColumn> columns;

  private SourceFile(String reader, Map<String, ResultColumn> columns) {
    this.reader = reader;
    this.columns = columns;
  }

  /** Whether the name ends as that of a file that can be read. */
  public static boolean isReadable(Path file) {
    String name = lower(file.toString());
    return isParquet(name)
        || name.endsWith(".csv")
        || name.endsWith(".csv.gz")
        || SheetFile.isSheet(file);
  }

  /** Looks at the columns of a file; fails with DuckDB's reason when it cannot be read. */
  public static SourceFile open(Session session, Path file) {
    return isParquet(lower(file.toString()))
        ? of(
            session,
            "(select *, file_row_number + 1 as source_row from read_parquet(%s, file_row_number = true))"
                .formatted(literal(file)))
        : csv(session, file, "");
  }

  /** A CSV as {@link SheetCsv} writes it, whose form need not be guessed. */
  static SourceFile openOurCsv(Session session, Path file) {
    return csv(session, file, ", delim = ',', quote = '\"', escape = '\"'");
  }

  private static SourceFile csv(Session session, Path file, String form) {
    return of(
        session,
        "(select *, row_number() over () as source_row from read_csv(%s, header = true, all_varchar = true, ignore_errors = true, store_rejects = true%s))"
            .formatted(literal(file), form));
  }

  private static String literal(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  private static SourceFile of(Session session, String reader) {
    Map<String, ResultColumn> columns = new LinkedHashMap<>();
    for (ResultColumn column : session.describe("select * from " + reader)) {
      if (!column.name().equals("source_row") && !column.name().equals("file_row_number")) {
        columns.putIfAbsent(lower(column.name()), column);
      }
    }
    return new SourceFile(reader, columns);
  }

  private static boolean isParquet(String name) {
    return name.endsWith(".parquet");
  }

  /** The file's columns as they are named and typed in it. */
  public List<ResultColumn> columns() {
    return List.copyOf(columns.values());
  }

  public Optional<ResultColumn> column(String name) {
    return Optional.ofNullable(columns.get(lower(name)));
  }

  /**
   * A select of the wanted columns in their types, null where the file has none; then {@code
   * source_row}, counting from 1, and {@code unreadable}: a JSON object of the values that are not
   * of their type, or null.
   */
  public String typed(List<ColumnDefinition> wanted) {
    List<String> values = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    for (ColumnDefinition column : wanted) {
      ResultColumn found = columns.get(lower(column.name()));
      if (found == null) {
        values.add("null::" + column.type() + " as " + quote(column.name()));
      } else {
        Conversion conversion = Conversion.of(quote(found.name()), found.type(), column.type());
        values.add(conversion.value() + " as " + quote(column.name()));
        conversion.failure().ifPresent(failure -> failures.put(found.name(), failure));
      }
    }
    values.add("source_row");
    values.add(unreadable(failures) + " as unreadable");
    return "select " + String.join(", ", values) + " from " + reader;
  }

  // Merging into an empty object takes out the members that are null.
  private static String unreadable(Map<String, String> failures) {
    if (failures.isEmpty()) {
      return "null::varchar";
    }
    String members =
        failures.entrySet().stream()
            .map(f ->
                "'%s', case when %s then %s::varchar end"
                    .formatted(f.getKey().replace("'", "''"), f.getValue(), quote(f.getKey())))
            .collect(Collectors.joining(", "));
    return "case when %s then json_merge_patch('{}', json_object(%s))::varchar end"
        .formatted(String.join(" or ", failures.values()), members);
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
