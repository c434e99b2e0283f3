package forewarn.warehouse.load;

import forewarn.warehouse.Warehouse;

/** Loads the stream's records and predictions, each exactly once, until closed. */
public final class StreamLoader implements AutoCloseable {
  private final Warehouse warehouse;
  private final LoadSettings settings;

  public StreamLoader(Warehouse warehouse, LoadSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /** Starts the loader's thread and returns at once. */
  public void start() {
    throw new UnsupportedOperationException(warehouse + " " + settings);
  }

  public LoadStatus status() {
    throw new UnsupportedOperationException(warehouse + " " + settings);
  }

  /** Ends after the transaction under way. */
  @Override
  public void close() {}
}
