package forewarn.warehouse;

import java.time.InstantSource;

/**
 * How much of the machine the warehouse may use, and whose time it is.
 *
 * @param memoryLimitMegabytes for DuckDB, outside the Java heap; what does not fit is spilled into
 *     the data directory
 * @param threads for DuckDB's own work
 * @param dataClock the clock of the data: a record of a later hour breaks a rule. With a simulator
 *     that runs ahead of the wall clock, the simulator's time
 */
public record WarehouseSettings(long memoryLimitMegabytes, int threads, InstantSource dataClock) {
  private static final long DEFAULT_MEMORY = 1024;

  public WarehouseSettings {
    if (memoryLimitMegabytes < 64) {
      throw new IllegalArgumentException(
          "Invalid memory limit of the warehouse: " + memoryLimitMegabytes + " MB, at least 64");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("Invalid threads of the warehouse: " + threads);
    }
  }

  /** 1 GB, a thread per core, the wall clock. */
  public static WarehouseSettings defaults() {
    return new WarehouseSettings(
        DEFAULT_MEMORY, Runtime.getRuntime().availableProcessors(), InstantSource.system());
  }

  public WarehouseSettings withDataClock(InstantSource clock) {
    return new WarehouseSettings(memoryLimitMegabytes, threads, clock);
  }
}
