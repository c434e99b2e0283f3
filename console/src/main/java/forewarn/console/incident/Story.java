package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.operations.event.Event;
import forewarn.operations.event.EventTypes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the timeline, in words.
 *
 * @param icon its name in {@code icons.svg}
 * @param said what happened, in the reader's language
 * @param words what somebody has written; null when nobody has
 * @param href where it leads; null when nowhere
 */
public record Story(
    Instant at,
    String actor,
    String icon,
    String said,
    @Nullable String words,
    @Nullable String href) {

  static List<Story> of(List<Event> events) {
    return events.stream().map(Story::of).toList();
  }

  private static Story of(Event event) {
    return switch (event.type()) {
      case EventTypes.INCIDENT_OPENED -> opened(event);
      case EventTypes.INCIDENT_CONFIRMED -> plain(event, "down", t("The outage is seen"));
      case EventTypes.INCIDENT_CHANGED -> changed(event);
      case EventTypes.INCIDENT_REOPENED -> plain(event, "down", t("It has come back"));
      case EventTypes.INCIDENT_RESOLVED -> because(event, "came-true", t("Resolved"), "why");
      case EventTypes.INCIDENT_AVERTED -> plain(event, "false-alarm", t("Ended without an outage"));
      case EventTypes.INCIDENT_MERGED ->
          leading(event, t("Goes on in {0}", event.text("into")), "into");
      case EventTypes.INCIDENT_SPLIT ->
          leading(event, t("Clusters split off into {0}", event.text("into")), "into");
      case EventTypes.INCIDENT_ACKNOWLEDGED -> plain(event, "came-true", t("Acknowledged"));
      case EventTypes.INCIDENT_ASSIGNED ->
          plain(
              event,
              "open",
              event.text("assignee").isEmpty()
                  ? t("Assigned to nobody")
                  : t("Assigned to {0}", event.text("assignee")));
      case EventTypes.INCIDENT_COMMENTED -> because(event, "note", t("Comment"), "text");
      case EventTypes.INCIDENT_SHELVED ->
          because(event, "clock", t("Shelved until {0}", time(event.text("until"))), "why");
      case EventTypes.INCIDENT_UNSHELVED -> plain(event, "clock", t("Back in the queue"));
      case EventTypes.INCIDENT_PAGED ->
          plain(
              event,
              "note",
              t(
                  "{0} was told, on call at level {1}, by {2}",
                  event.text("person"),
                  words(event.data().getOrDefault("level", "")),
                  event.text("channel").equals("mail") ? t("mail") : event.text("channel")));
      default -> new Story(event.at(), event.actor(), "open", event.type(), fields(event), null);
    };
  }

  private static Story opened(Event event) {
    String from = event.text("split_from");
    return from.isEmpty()
        ? plain(event, "expected", t("Opened"))
        : leading(event, t("Split off from {0}", from), "split_from");
  }

  private static Story changed(Event event) {
    String took = event.text("took");
    return took.isEmpty()
        ? new Story(event.at(), event.actor(), "raised", t("Changed"), fields(event), null)
        : leading(event, t("Took in {0}", took), "took");
  }

  private static Story plain(Event event, String icon, String said) {
    return new Story(event.at(), event.actor(), icon, said, null, null);
  }

  private static Story because(Event event, String icon, String said, String field) {
    String words = event.text(field);
    return new Story(event.at(), event.actor(), icon, said, words.isEmpty() ? null : words, null);
  }

  private static Story leading(Event event, String said, String field) {
    return new Story(
        event.at(), event.actor(), "cluster", said, null, "/incidents/" + event.text(field));
  }

  // What the stream has to say of a change is data: names and values, or the value before and
  // after.
  private static @Nullable String fields(Event event) {
    return event.data().isEmpty()
        ? null
        : event.data().entrySet().stream()
            .map(field -> words(field.getKey()) + ": " + value(field.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static String value(Object value) {
    return value instanceof List<?> pair && pair.size() == 2
        ? words(pair.getFirst()) + " → " + words(pair.getLast())
        : words(value);
  }

  private static String words(Object value) {
    return value.toString().replace('_', ' ');
  }

  private static String time(String text) {
    try {
      return forewarn.console.layout.Format.hour(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
