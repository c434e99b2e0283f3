package forewarn.warehouse;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * How much of the machine the warehouse may use, whose time it is, and how long rows are kept.
 *
 * @param memoryLimitMegabytes for DuckDB, outside the Java heap; what does not fit is spilled into
 *     the data directory
 * @param threads for DuckDB's own work
 * @param dataClock what "now" is to the data; with a simulator, the simulator's time
 * @param arrivalClock dates what arrives: a row of a later hour breaks a rule
 * @param streamRetention how long a streamed record stays as it was sent after it was archived
 * @param retention for tables such as {@code RAW.RAW_ML_FEATURES} how far back from the newest row
 *     rows are kept; all others keep everything
 */
public record WarehouseSettings(
    long memoryLimitMegabytes,
    int threads,
    InstantSource dataClock,
    InstantSource arrivalClock,
    Duration streamRetention,
    Map<String, Duration> retention) {
  private static final long DEFAULT_MEMORY = 1024;
  private static final Duration DEFAULT_STREAM_RETENTION = Duration.ofDays(7);

  public WarehouseSettings {
    if (memoryLimitMegabytes < 64) {
      throw new IllegalArgumentException(
          "Invalid memory limit of the warehouse: " + memoryLimitMegabytes + " MB, at least 64");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("Invalid threads of the warehouse: " + threads);
    }
    if (streamRetention.isNegative()) {
      throw new IllegalArgumentException("Invalid retention of the stream: " + streamRetention);
    }
    retention = Map.copyOf(retention);
  }

  /** 1 GB, a thread per core, the wall clock; the stream for 7 days, tables for ever. */
  public static WarehouseSettings defaults() {
    return new WarehouseSettings(
        DEFAULT_MEMORY, Runtime.getRuntime().availableProcessors(), InstantSource.system());
  }

  /** With one clock for all, and the default retention. */
  public WarehouseSettings(long memoryLimitMegabytes, int threads, InstantSource dataClock) {
    this(memoryLimitMegabytes, threads, dataClock, dataClock, DEFAULT_STREAM_RETENTION, Map.of());
  }

  /** With other clocks. */
  public WarehouseSettings withClocks(InstantSource data, InstantSource arrival) {
    return new WarehouseSettings(
        memoryLimitMegabytes, threads, data, arrival, streamRetention, retention);
  }

  /** With other times for which the stream and tables are kept. */
  public WarehouseSettings withRetention(Duration ofStream, Map<String, Duration> ofTables) {
    return new WarehouseSettings(
        memoryLimitMegabytes, threads, dataClock, arrivalClock, ofStream, ofTables);
  }
}
