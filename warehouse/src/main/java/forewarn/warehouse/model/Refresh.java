package forewarn.warehouse.model;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;

/** Brings silver and gold up to date with bronze. One call at a time; others wait. */
public final class Refresh {
  private final Warehouse warehouse;

  public Refresh(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Moves what is new or changed. */
  public void refresh(Progress progress) {
    throw new UnsupportedOperationException(warehouse + " " + progress);
  }

  /** Makes silver and gold anew from bronze; the result is the same as by refreshing. */
  public void rebuild(Progress progress) {
    throw new UnsupportedOperationException(warehouse + " " + progress);
  }

  /**
   * Copies newly streamed records from RAW.KAFKA_RAW_ML_FEATURES into RAW.RAW_ML_FEATURES, typed.
   *
   * @return number of records copied
   */
  public long archive() {
    throw new UnsupportedOperationException(warehouse.toString());
  }
}
