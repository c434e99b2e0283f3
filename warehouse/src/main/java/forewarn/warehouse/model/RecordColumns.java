package forewarn.warehouse.model;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Appends hourly records to a table that has some or all of their columns, in any order. */
final class RecordColumns {
  /**
   * A record on its way into a table.
   *
   * @param load that brings it, in which it is row {@code number}
   */
  record Archived(HourlyRecord hourly, long load, long number, int partition, long offset) {}

  private interface Cell {
    void append(RowAppender row, Archived archived);
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

  void append(RowAppender appender, Archived archived) {
    appender.begin();
    for (Cell cell : cells) {
      cell.append(appender, archived);
    }
    appender.end();
  }

  private static Cell cell(String column) {
    Signal signal = Signal.ofColumn(column);
    if (signal != null) {
      return signal.kind() == Signal.Kind.REAL
          ? (row, archived) -> row.real(archived.hourly().value(signal))
          : (row, archived) -> row.whole(archived.hourly().value(signal));
    }
    return switch (column) {
      case "timestamp_1h" -> (row, archived) -> row.time(archived.hourly().hour());
      case "label_outage_1h" -> (row, archived) -> label(row, archived.hourly().outageNextHour());
      case "load_number" -> (row, archived) -> row.number(archived.load());
      case "row_number" -> (row, archived) -> row.number(archived.number());
      case "source_topic" -> (row, archived) -> row.text(Topics.RAW_ML_FEATURES.name());
      case "source_partition" -> (row, archived) -> row.integer(archived.partition());
      case "source_offset" -> (row, archived) -> row.number(archived.offset());
      default -> (row, archived) -> PlaceCells.append(row, column, archived.hourly().place());
    };
  }

  private static void label(RowAppender row, @Nullable Boolean label) {
    if (label == null) {
      row.empty();
    } else {
      row.number(label ? 1 : 0);
    }
  }
}
