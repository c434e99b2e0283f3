package forewarn.console.quality;

import static forewarn.console.language.Words.t;

import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.check.CheckState;
import java.util.Locale;

/** What a check's newest result means, worst first. */
public enum State {
  /** The object keeps its earlier content. */
  HELD("Held back", "down"),
  /** Rows break it; nothing follows. */
  WARNING("Warning", "expected"),
  /** Rows broke it and were kept out. */
  REJECTING("Rejecting", "raised"),
  /** It has not run, or there was no row, or it could not run. */
  UNKNOWN("Not checked", "unknown"),
  PASSED("Passed", "calm");

  private final String word;
  private final String icon;

  State(String word, String icon) {
    this.word = word;
    this.icon = icon;
  }

  static State of(CheckState check) {
    if (check.failed()) {
      return switch (check.severity()) {
        case HOLD -> HELD;
        case WARN -> WARNING;
        case REJECT -> REJECTING;
      };
    }
    return check.passed() ? PASSED : UNKNOWN;
  }

  /** What follows when rows break a check, in a word. */
  public static String consequence(Severity severity) {
    return switch (severity) {
      case HOLD -> t("holds the object back");
      case WARN -> t("is reported");
      case REJECT -> t("keeps the row out");
    };
  }

  public String word() {
    return t(word);
  }

  /** Also the name of its badge. */
  public String icon() {
    return icon;
  }

  /** Name in answers and addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
