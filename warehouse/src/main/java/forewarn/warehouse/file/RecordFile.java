package forewarn.warehouse.file;

import forewarn.telemetry.HourlyRecord;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A CSV or Parquet file of hourly records, to be read as a producer would send it. */
public final class RecordFile implements AutoCloseable {
  private final Path file;

  private RecordFile(Path file) {
    this.file = file;
  }

  public static RecordFile open(Path csvOrParquet) {
    return new RecordFile(csvOrParquet);
  }

  public long rows() {
    throw new UnsupportedOperationException(file.toString());
  }

  /**
   * Visits the records by hour, those of one hour as in the file.
   *
   * @param bad told the number (from 1) of a row that is no record, and why
   */
  public void forEach(Consumer<HourlyRecord> good, BiConsumer<Long, String> bad) {
    throw new UnsupportedOperationException(file + " " + good + bad);
  }

  @Override
  public void close() {}
}
