package forewarn.assistant.search.text;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a text is. */
public enum Kind {
  NOTE,
  TICKET,
  FEEDBACK,
  INCIDENT;

  /** The name on the wire: {@code note}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Kind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
