package forewarn.operations.oncall;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A way of reaching a person, by the tool of that name; the ones that wake first. Text messages
 * have no tool of ours: a user's own named {@code send_text}, with {@code to} and {@code text}, is
 * taken.
 */
enum Channel {
  TEXT("send_text"),
  CHAT("post_to_chat"),
  MAIL("send_email");

  private final String tool;

  Channel(String tool) {
    this.tool = tool;
  }

  String tool() {
    return tool;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String address(Person person) {
    return switch (this) {
      case TEXT -> person.phone();
      case CHAT -> person.chat();
      case MAIL -> person.mail();
    };
  }

  Map<String, Object> input(Person person, String subject, String text) {
    return switch (this) {
      case TEXT -> Map.of("to", person.phone(), "text", text);
      case CHAT -> Map.of("webhook", person.chat(), "title", subject, "text", text);
      case MAIL -> Map.of("to", List.of(person.mail()), "subject", subject, "text", text);
    };
  }
}
