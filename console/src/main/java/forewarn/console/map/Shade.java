package forewarn.console.map;

import forewarn.console.live.Risk;

/**
 * How a province is coloured: by a step of a scale that can be told apart without hue and in either
 * theme, or by a severity. The colours are in {@code map.css}, on each of them text can be read.
 */
public enum Shade {
  /** The least of a scale. */
  STEP_0("step-0"),
  STEP_1("step-1"),
  STEP_2("step-2"),
  STEP_3("step-3"),
  STEP_4("step-4"),
  STEP_5("step-5"),
  /** The most conspicuous of a scale. */
  STEP_6("step-6"),
  CALM("calm"),
  RAISED("raised"),
  EXPECTED("expected"),
  DOWN("down"),
  /** Hatched, as nothing is known. */
  UNKNOWN("unknown");

  static final int STEPS = 7;

  private final String key;

  Shade(String key) {
    this.key = key;
  }

  /**
   * A step of a scale.
   *
   * @param number 0 to 6
   */
  public static Shade step(int number) {
    if (number < 0 || number >= STEPS) {
      throw new IllegalArgumentException("Invalid step: " + number + ", must be 0 to 6");
    }
    return values()[number];
  }

  public static Shade of(Risk risk) {
    return switch (risk) {
      case DOWN -> DOWN;
      case EXPECTED -> EXPECTED;
      case RAISED -> RAISED;
      case CALM -> CALM;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Name in style sheets. */
  public String key() {
    return key;
  }

  /** Name in {@code icons.svg} of what tells a severity without its colour. */
  public String icon() {
    return this == DOWN || this == EXPECTED ? key + "-line" : key;
  }

  /** Whether it is told by an icon too. */
  public boolean isSeverity() {
    return switch (this) {
      case CALM, RAISED, EXPECTED, DOWN -> true;
      case STEP_0, STEP_1, STEP_2, STEP_3, STEP_4, STEP_5, STEP_6, UNKNOWN -> false;
    };
  }
}
