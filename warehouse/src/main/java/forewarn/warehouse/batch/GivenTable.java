package forewarn.warehouse.batch;

import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.file.CellKind;
import forewarn.warehouse.file.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** The rows as they were given, in a table: their values, and where and how they stood. */
record GivenTable(ExportFormat format, List<GivenColumn> columns, long rows) {
  private static final int REPORTED_EVERY = 2_000;
  private static final int LONGEST_TEXT = 32_767;
  private static final long MOST_TEXT = 2L << 30;
  private static final String OWN = "row_number, place, kinds, problem";

  /** A table of texts. */
  static GivenTable ofText(
      Session session,
      ExportFormat format,
      TextRows rows,
      BatchLimits limits,
      LongConsumer progress)
      throws IOException {
    List<String> header = rows.header();
    requireFew(header.size(), limits);
    List<GivenColumn> columns = new ArrayList<>();
    for (String name : header) {
      columns.add(new GivenColumn(name, "VARCHAR", columns.size()));
    }
    session.update(
        "create table given (row_number bigint, place bigint, kinds varchar, problem varchar, %s)"
            .formatted(
                columns.stream().map(c -> c.id() + " varchar").collect(Collectors.joining(", "))));
    long count = 0;
    try (RowAppender appender = session.appender("main", "given")) {
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        append(appender, ++count, row);
        requireFewRows(count, limits);
        if (count % REPORTED_EVERY == 0) {
          progress.accept(count);
        }
      }
    }
    progress.accept(count);
    return new GivenTable(format, List.copyOf(columns), count);
  }

  private static void append(RowAppender appender, long number, TextRow row) {
    StringBuilder kinds = new StringBuilder(row.kinds().size());
    for (CellKind kind : row.kinds()) {
      kinds.append((char) ('0' + kind.ordinal()));
    }
    appender
        .begin()
        .number(number)
        .number(row.place())
        .text(kinds.isEmpty() ? null : kinds.toString())
        .text(row.problem());
    row.values().forEach(appender::text);
    appender.end();
  }

  /** A table of a Parquet file's own types. */
  static GivenTable ofParquet(Session session, Path file, BatchLimits limits) {
    String literal = "'" + file.toString().replace("'", "''") + "'";
    String reader = "read_parquet(" + literal + ")";
    try {
      long rows =
          session.number("select sum(num_rows) from parquet_file_metadata(" + literal + ")");
      requireFewRows(rows, limits);
      List<GivenColumn> columns = new ArrayList<>();
      for (ResultColumn column : session.describe("select * from " + reader)) {
        columns.add(new GivenColumn(column.name(), column.type(), columns.size()).requirePlain());
      }
      requireFew(columns.size(), limits);
      requireShortTexts(session, columns, reader);
      session.update(
          """
          create table given as select file_row_number + 1 as row_number, \
          file_row_number + 1 as place, null::varchar as kinds, null::varchar as problem, %s \
          from read_parquet(%s, file_row_number = true)
          """
              .formatted(
                  columns.stream()
                      .map(c -> quoted(c.name()) + " as " + c.id())
                      .collect(Collectors.joining(", ")),
                  literal));
      return new GivenTable(ExportFormat.PARQUET, List.copyOf(columns), rows);
    } catch (DatabaseException e) {
      throw new UnreadableFileException("not a readable Parquet file: " + reason(e), e);
    }
  }

  // Many rows can share one huge text of the file's dictionary, which only shows when it is copied.
  private static void requireShortTexts(Session session, List<GivenColumn> columns, String reader) {
    long all = 0;
    for (GivenColumn column : columns) {
      if (column.type().equals("VARCHAR") || column.type().equals("BLOB")) {
        String bytes = "octet_length(%s::blob)".formatted(quoted(column.name()));
        long longest = session.number("select max(%s) from %s".formatted(bytes, reader));
        if (longest > LONGEST_TEXT) {
          throw new UnreadableFileException(
              "its column %s has a value of %,d bytes, at most %,d are read"
                  .formatted(column.name(), longest, LONGEST_TEXT));
        }
        all += session.number("select sum(%s)::bigint from %s".formatted(bytes, reader));
        if (all > MOST_TEXT) {
          throw new UnreadableFileException(
              "its texts unfold to more than %,d MB".formatted(MOST_TEXT >> 20));
        }
      }
    }
  }

  private static String reason(DatabaseException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    int sql = first.indexOf(" [in: ");
    return (sql < 0 ? first : first.substring(0, sql)).replaceAll("\"?/[^\\s\"']*\"?", "the file");
  }

  private static void requireFew(int columns, BatchLimits limits) {
    if (columns > limits.columns()) {
      throw new UnreadableFileException(
          "it has %,d columns, at most %,d are read".formatted(columns, limits.columns()));
    }
  }

  private static void requireFewRows(long rows, BatchLimits limits) {
    if (rows > limits.rows()) {
      throw new UnreadableFileException(
          "it has more than %,d rows; send it in parts".formatted(limits.rows()));
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** All rows in their order with the texts of some columns. */
  String texts(int[] wanted) {
    return "select %s%s from given order by row_number".formatted(OWN, list(wanted));
  }

  private String list(int[] wanted) {
    return Arrays.stream(wanted)
        .mapToObj(index -> ", " + columns.get(index).text() + " as t" + index)
        .collect(Collectors.joining());
  }

  /** Some rows, those with errors first, then the likeliest. */
  String worst(int[] wanted, int offset, int most) {
    return """
    select %s%s, label, probability, error, missing, unusual from given join scored using (row_number) \
    order by error is null, case when error is null then -probability else 0 end, row_number limit %d offset %d\
    """
        .formatted(OWN, list(wanted), most, offset);
  }
}
