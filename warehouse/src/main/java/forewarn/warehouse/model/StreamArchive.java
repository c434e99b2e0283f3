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
import java.nio.charset.StandardCharsets;

/**
 * Copies the stream's records, typed, into RAW.RAW_ML_FEATURES. They are read by the codec that
 * accepted them, so that stream and archive cannot read a value differently. The place in the
 * stream table is its row id: nothing is ever deleted there, so row ids count from 0 without gaps.
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
      long end = reading.number("select max(rowid) + 1 from RAW.KAFKA_RAW_ML_FEATURES");
      for (long start = from; start < end; start += MOST_ROWS) {
        copy(reading, writing, start, Math.min(end, start + MOST_ROWS));
      }
      return Math.max(0, end - from);
    }
  }

  private void copy(Session reading, Session writing, long start, long end) {
    writing.transaction(() -> {
      long load = writing.number("select coalesce(max(load_number), 0) + 1 from RAW.LOADS");
      RecordColumns columns = RecordColumns.of(writing, "RAW", "raw_ml_features");
      try (RowAppender appender = writing.appender("RAW", "raw_ml_features")) {
        long[] row = new long[1];
        reading.scan(
            "select RECORD_CONTENT::varchar from RAW.KAFKA_RAW_ML_FEATURES where rowid >= %d and rowid < %d"
                .formatted(start, end),
            block -> append(block, columns, appender, load, row));
      }
      writing.update(
          """
          insert into RAW.LOADS (load_number, table_name, row_count, up_to_row, loaded_at, arrived_at)
          values (?, 'raw_ml_features', ?, ?, (now() at time zone 'UTC'), ?)
          """,
          load,
          end - start,
          end,
          warehouse.dataTime());
    });
  }

  private static void append(
      Block block, RecordColumns columns, RowAppender appender, long load, long[] row) {
    for (int i = 0; i < block.rows(); i++) {
      columns.append(appender, decode(block.text(0, i)), load, ++row[0]);
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
