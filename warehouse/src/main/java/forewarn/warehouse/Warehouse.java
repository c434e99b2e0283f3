package forewarn.warehouse;

import java.nio.file.Path;

/**
 * The analytical store of one data directory: schemas RAW, STAGING and DATAMART with every object
 * of the catalogue. One instance per process; thread-safe.
 */
public final class Warehouse implements AutoCloseable {
  private Warehouse() {}

  /**
   * Opens or creates {@code <dataDir>/warehouse/forewarn.duckdb}.
   *
   * @throws WarehouseException when another process holds it or it cannot be read
   */
  public static Warehouse open(Path dataDir, WarehouseSettings settings) {
    throw new UnsupportedOperationException(dataDir + " " + settings);
  }

  @Override
  public void close() {}
}
