package forewarn.warehouse.model;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Bad;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.Problem;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.RecordColumns.Archived;
import java.nio.charset.StandardCharsets;

/**
 * Copies the stream's records, typed, into RAW.RAW_ML_FEATURES. They are read by the codec that
 * accepted them, so that stream and archive cannot read a value differently. How far it has come is
 * an arrival number, stored with the load in the transaction that writes the copies.
 */
final class StreamArchive {
  private static final long MOST_ROWS = 200_000;

  private final Warehouse warehouse;

  StreamArchive(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  long copyNew() {
    try (Session reading = warehouse.session();
        Session writing = warehouse.session()) {
      long from = writing.number("select max(up_to_row) from RAW.LOADS");
      long end =
          reading.number(
              "select max(arrival_number) + 1 from RAW.KAFKA_RAW_ML_FEATURES where arrival_number >= "
                  + from);
      long copied = 0;
      for (long start = from; start < end; start += MOST_ROWS) {
        copied += copy(reading, writing, start, Math.min(end, start + MOST_ROWS));
      }
      return copied;
    }
  }

  private long copy(Session reading, Session writing, long start, long end) {
    long[] rows = new long[1];
    writing.transaction(() -> {
      long load = writing.number("select coalesce(max(load_number), 0) + 1 from RAW.LOADS");
      RecordColumns columns = RecordColumns.of(writing, "RAW", "raw_ml_features");
      try (RowAppender appender = writing.appender("RAW", "raw_ml_features")) {
        reading.scan(
            """
            select RECORD_CONTENT::varchar, stream_partition, stream_offset
            from RAW.KAFKA_RAW_ML_FEATURES
            where arrival_number >= %d and arrival_number < %d
            """
                .formatted(start, end),
            block -> append(block, columns, appender, load, rows));
      }
      writing.update(
          """
          insert into RAW.LOADS (load_number, table_name, row_count, up_to_row, loaded_at, arrived_at)
          values (?, 'raw_ml_features', ?, ?, (now() at time zone 'UTC'), ?)
          """,
          load,
          rows[0],
          end,
          warehouse.arrivalTime());
    });
    return rows[0];
  }

  private static void append(
      Block block, RecordColumns columns, RowAppender appender, long load, long[] row) {
    for (int i = 0; i < block.rows(); i++) {
      columns.append(
          appender,
          new Archived(
              decode(block.text(0, i)),
              load,
              ++row[0],
              block.integer(1, i, 0),
              block.number(2, i, 0)));
    }
  }

  private static HourlyRecord decode(String content) {
    return switch (HourlyRecordCodec.decode(content.getBytes(StandardCharsets.UTF_8))) {
      case Good(HourlyRecord hourly) -> hourly;
      case Bad bad ->
          throw new WarehouseException(
              "Cannot archive a streamed record: " + Problem.describe(bad.problems()));
    };
  }
}
