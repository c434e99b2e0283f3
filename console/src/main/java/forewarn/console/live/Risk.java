package forewarn.console.live;

import static forewarn.console.language.Words.t;

/** How bad a cluster's state is, worst first. Shown by icon, word and colour together. */
public enum Risk {
  DOWN("down", "Down", "down now"),
  EXPECTED("expected", "Expected", "outage expected in the next hour"),
  RAISED("raised", "Raised", "raised probability"),
  CALM("calm", "Calm", "calm"),
  UNKNOWN("unknown", "No data", "no data");

  private static final double RAISED_SHARE = 0.25;

  private final String key;
  private final String word;
  private final String words;

  Risk(String key, String word, String words) {
    this.key = key;
    this.word = word;
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

  /** For a table's cell. */
  public String word() {
    return t(word);
  }

  /** For a legend. */
  public String words() {
    return t(words);
  }
}
