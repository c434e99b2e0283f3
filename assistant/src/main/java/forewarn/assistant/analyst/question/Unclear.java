package forewarn.assistant.analyst.question;

import java.util.List;

/** A question cannot be understood for certain; the asker is to choose. */
final class Unclear extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> choices;

  Unclear(String message, List<String> choices) {
    super(message);
    this.choices = List.copyOf(choices);
  }

  Unclear(String message) {
    this(message, List.of());
  }

  List<String> choices() {
    return choices;
  }
}
