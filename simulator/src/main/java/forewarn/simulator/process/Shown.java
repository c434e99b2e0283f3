package forewarn.simulator.process;

/** What shows in a cluster in an hour; the distribution of each of its readings follows from it. */
public enum Shown {
  QUIET(false, false),
  PRECURSOR(true, false),
  OUTAGE(false, true),
  OUTAGE_AND_PRECURSOR(true, true);

  private final boolean precursor;
  private final boolean outage;

  Shown(boolean precursor, boolean outage) {
    this.precursor = precursor;
    this.outage = outage;
  }

  /** What shows with the signs of a coming outage, in an outage, with both or with neither. */
  public static Shown of(boolean precursor, boolean outage) {
    if (outage) {
      return precursor ? OUTAGE_AND_PRECURSOR : OUTAGE;
    }
    return precursor ? PRECURSOR : QUIET;
  }

  /** By how much it moves a level. */
  double shift(double byPrecursor, double byOutage) {
    return (precursor ? byPrecursor : 0) + (outage ? byOutage : 0);
  }
}
