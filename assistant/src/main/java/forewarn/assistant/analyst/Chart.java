package forewarn.assistant.analyst;

import java.util.List;

/**
 * How an answer is best drawn.
 *
 * @param x the column along the axis
 * @param y columns of figures
 */
public record Chart(Kind kind, String x, List<String> y) {
  public Chart {
    y = List.copyOf(y);
  }

  /** Its form. */
  public enum Kind {
    /** Figures along time. */
    LINE,
    /** Figures of groups. */
    BARS
  }
}
