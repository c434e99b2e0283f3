package forewarn.assistant.analyst.query;

/**
 * Which groups count, by a figure of theirs.
 *
 * @param value the number to compare with; the lower one of {@link Comparator#BETWEEN}
 * @param upper the upper number of {@link Comparator#BETWEEN}, else the same as {@code value}
 */
public record Threshold(Measure measure, Comparator comparator, double value, double upper) {

  /** How a figure is compared with a number. */
  public enum Comparator {
    ABOVE(">", "above"),
    AT_LEAST(">=", "at least"),
    BELOW("<", "below"),
    AT_MOST("<=", "at most"),
    EQUAL("=", "exactly"),
    BETWEEN("between", "between");

    private final String sql;
    private final String words;

    Comparator(String sql, String words) {
      this.sql = sql;
      this.words = words;
    }

    String sql() {
      return sql;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
