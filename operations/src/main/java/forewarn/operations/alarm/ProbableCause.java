package forewarn.operations.alarm;

import java.util.Locale;

/**
 * The probable causes of ITU-T X.733 and M.3100 that an access network shows, with what people call
 * them.
 */
public enum ProbableCause {
  LOSS_OF_SIGNAL("loss of signal", "communications"),
  DEGRADED_SIGNAL("degraded signal", "communications"),
  POWER_PROBLEM("power problem", "equipment"),
  HIGH_TEMPERATURE("high temperature", "environmental"),
  EQUIPMENT_MALFUNCTION("equipment malfunction", "equipment"),
  INDETERMINATE("indeterminate", "communications");

  private final String words;
  private final String eventType;

  ProbableCause(String words, String eventType) {
    this.words = words;
    this.eventType = eventType;
  }

  /** As a person says it. */
  public String words() {
    return words;
  }

  /** The name on the wire and in files: {@code loss_of_signal}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** X.733's event type: communications, equipment or environmental. */
  public String eventType() {
    return eventType;
  }

  /** By its word, in any case; indeterminate when there is none of that word. */
  public static ProbableCause of(String word) {
    for (ProbableCause cause : values()) {
      if (cause.name().equalsIgnoreCase(word)) {
        return cause;
      }
    }
    return INDETERMINATE;
  }
}
