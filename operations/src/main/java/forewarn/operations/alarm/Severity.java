package forewarn.operations.alarm;

import java.util.Locale;

/** The perceived severity of ITU-T X.733, worst first. */
public enum Severity {
  CRITICAL,
  MAJOR,
  MINOR,
  WARNING,
  INDETERMINATE;

  /** The name on the wire and in files: {@code critical}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By its word, in any case.
   *
   * @throws IllegalArgumentException when there is none of that word
   */
  public static Severity of(String word) {
    for (Severity severity : values()) {
      if (severity.name().equalsIgnoreCase(word)) {
        return severity;
      }
    }
    throw new IllegalArgumentException(
        "Invalid severity: "
            + word
            + ", expected critical, major, minor, warning or indeterminate");
  }

  /** The worse of the two. */
  public Severity or(Severity other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
