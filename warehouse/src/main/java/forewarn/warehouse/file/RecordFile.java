package forewarn.warehouse.file;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Place;
import forewarn.telemetry.Signal;
import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A CSV or Parquet file of hourly records in the format of RAW_ML_FEATURES, to be read as a
 * producer would send it. For one thread.
 */
public final class RecordFile implements AutoCloseable {
  private final FileReader reader;

  private RecordFile(FileReader reader) {
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws forewarn.warehouse.WarehouseException when it cannot be read
   */
  public static RecordFile open(Path csvOrParquet) {
    return new RecordFile(FileReader.open(csvOrParquet));
  }

  /** Number of rows, good and bad. */
  public long rows() {
    try (Session session = reader.session()) {
      return session.number("select count(*) from " + reader.rows());
    }
  }

  /**
   * Visits the records by hour, those of one hour as in the file.
   *
   * @param bad told the number (from 1) of a row that is no record, and why
   */
  public void forEach(Consumer<HourlyRecord> good, BiConsumer<Long, String> bad) {
    try (Session session = reader.session()) {
      session.scan(sql(), block -> visit(block, good, bad));
    }
  }

  private String sql() {
    String columns =
        Stream.of(
                Stream.of("epoch_us(timestamp_1h)", "source_row", "unreadable"),
                Place.NAMES.stream(),
                Place.KEYS.stream(),
                Stream.of("label_outage_1h"),
                Signal.ALL.stream().map(signal -> signal.column() + "::double"))
            .flatMap(parts -> parts)
            .collect(Collectors.joining(", "));
    return "select %s from %s order by timestamp_1h, source_row".formatted(columns, reader.rows());
  }

  private static void visit(
      Block block, Consumer<HourlyRecord> good, BiConsumer<Long, String> bad) {
    for (int i = 0; i < block.rows(); i++) {
      RecordRow row = new RecordRow(block, i);
      List<String> problems = row.problems();
      if (problems.isEmpty()) {
        good.accept(row.toRecord());
      } else {
        bad.accept(row.number(), String.join("; ", problems));
      }
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
