package forewarn.warehouse.model;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import java.util.List;
import java.util.Locale;

/** Appends hourly records to a table that has some or all of their columns, in any order. */
final class RecordColumns {
  private interface Cell {
    void append(RowAppender row, HourlyRecord hourly, long load, long number);
  }

  private final List<Cell> cells;

  private RecordColumns(List<Cell> cells) {
    this.cells = cells;
  }

  /** Matches the columns that the table has now; those that no record knows are left null. */
  static RecordColumns of(Session session, String schema, String table) {
    return new RecordColumns(
        session.list(
            "select column_name from duckdb_columns() where schema_name = ? and table_name ilike ?"
                + " order by column_index",
            row -> cell(row.text(1).toLowerCase(Locale.ROOT)),
            schema,
            table));
  }

  void append(RowAppender appender, HourlyRecord hourly, long load, long number) {
    appender.begin();
    for (Cell cell : cells) {
      cell.append(appender, hourly, load, number);
    }
    appender.end();
  }

  private static Cell cell(String column) {
    Signal signal = Signal.ofColumn(column);
    if (signal != null) {
      return signal.kind() == Signal.Kind.REAL
          ? (row, hourly, load, number) -> row.real(hourly.value(signal))
          : (row, hourly, load, number) -> row.whole(hourly.value(signal));
    }
    return switch (column) {
      case "timestamp_1h" -> (row, hourly, load, number) -> row.time(hourly.hour());
      case "label_outage_1h" -> (row, hourly, load, number) -> label(row, hourly.outageNextHour());
      case "load_number" -> (row, hourly, load, number) -> row.number(load);
      case "row_number" -> (row, hourly, load, number) -> row.number(number);
      default -> (row, hourly, load, number) -> PlaceCells.append(row, column, hourly.place());
    };
  }

  private static void label(RowAppender row, @org.jspecify.annotations.Nullable Boolean label) {
    if (label == null) {
      row.empty();
    } else {
      row.number(label ? 1 : 0);
    }
  }
}
