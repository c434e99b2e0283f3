package forewarn.simulator.process;

/** How well the simulated network behaves. */
public enum Profile {
  /** The published process: a constant lead time per cluster, no false precursor, every record. */
  REFERENCE,

  /**
   * A messier network: lead times drawn anew for each outage, false precursors, missing, late,
   * duplicated and out-of-order records, sensor drift, clusters that appear and vanish.
   */
  HARSH
}
