package forewarn.prediction.feature;

import java.util.Locale;

/** One input of the model: how it is computed and what it says to an operator. */
public final class OutageFeature {
  private final String name;
  private final String meaning;
  private final String phrase;
  private final Unit unit;
  private final Computation computation;

  /**
   * @param name in models, cards and predictions
   * @param meaning one sentence
   * @param phrase what a value means to an operator; {@code %s} is the value. After a {@code |}
   *     what one below 0 means, written without its sign
   */
  OutageFeature(String name, String meaning, String phrase, Unit unit, Computation computation) {
    this.name = name;
    this.meaning = meaning;
    this.phrase = phrase;
    this.unit = unit;
    this.computation = computation;
  }

  /** How a value is written. */
  enum Unit {
    PERCENT,
    DECIMAL,
    WHOLE
  }

  /** From one cluster's window; NaN when it cannot be computed. */
  @FunctionalInterface
  interface Computation {
    float of(ClusterWindow window);
  }

  public String name() {
    return name;
  }

  public String meaning() {
    return meaning;
  }

  float compute(ClusterWindow window) {
    return computation.of(window);
  }

  /** The value in words, for example {@code 4.5 % of terminals are offline}. */
  public String describe(float value) {
    if (Float.isNaN(value)) {
      return "Unknown: " + meaning;
    }
    int below = phrase.indexOf('|');
    if (below < 0) {
      return phrase.replace("%s", written(value));
    }
    return value < 0
        ? phrase.substring(below + 1).replace("%s", written(-value))
        : phrase.substring(0, below).replace("%s", written(value));
  }

  private String written(float value) {
    return switch (unit) {
      case PERCENT -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
      case DECIMAL -> String.format(Locale.ROOT, "%.2f", value);
      case WHOLE -> String.format(Locale.ROOT, "%.0f", value);
    };
  }
}
