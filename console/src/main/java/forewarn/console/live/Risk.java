package forewarn.console.live;

/** How bad a cluster's state is, worst first. Shown by icon, word and colour together. */
public enum Risk {
  DOWN("down", "Down now"),
  EXPECTED("expected", "Outage expected"),
  RAISED("raised", "Raised"),
  CALM("calm", "Calm"),
  UNKNOWN("unknown", "No data");

  private static final double RAISED_SHARE = 0.25;

  private final String key;
  private final String words;

  Risk(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** Raised is a probability of at least a quarter of the threshold. */
  public static Risk of(double probability, double threshold, boolean outageNow) {
    if (outageNow) {
      return DOWN;
    }
    if (probability >= threshold) {
      return EXPECTED;
    }
    return probability >= RAISED_SHARE * threshold ? RAISED : CALM;
  }

  /** Name in style sheets and JSON. */
  public String key() {
    return key;
  }

  public String words() {
    return words;
  }
}
