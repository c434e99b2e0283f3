package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of the pages send.
 *
 * @param action what is to be done
 * @param ids to which incidents
 * @param person to whom they are assigned; empty for nobody
 * @param minutes for how long they are shelved; 0 for until a time
 * @param until that time, as the reader's clock shows it
 * @param why the reason of shelving
 * @param outcome the reason of resolving
 * @param text a comment
 * @param into the incident they are merged into
 * @param clusters that are split off
 * @param back the address of the page
 */
record ActionForm(
    @Nullable String action,
    @Nullable List<String> ids,
    @Nullable String person,
    @Nullable Integer minutes,
    @Nullable String until,
    @Nullable String why,
    @Nullable String outcome,
    @Nullable String text,
    @Nullable String into,
    @Nullable List<String> clusters,
    @Nullable String back) {

  List<String> chosen() {
    if (ids == null || ids.isEmpty()) {
      throw new IllegalArgumentException(t("No incident is selected."));
    }
    return ids;
  }

  /**
   * As a change.
   *
   * @param reader to whom {@code assign-me} gives them
   * @throws IllegalArgumentException when something is missing, in the reader's words
   */
  Change change(String reader, Instant now) {
    return switch (action == null ? "" : action) {
      case "acknowledge" -> new Change.Acknowledge();
      case "assign-me" -> new Change.Assign(reader);
      case "assign" ->
          new Change.Assign(person == null || person.isBlank() ? null : person.strip());
      case "comment" -> new Change.Comment(required(text, t("Write the comment first.")));
      case "shelve" ->
          new Change.Shelve(end(now), required(why, t("Say why: who comes next wants to know.")));
      case "unshelve" -> new Change.Unshelve();
      case "resolve" ->
          new Change.Resolve(required(outcome, t("Say why: who comes next wants to know.")));
      case "merge" -> new Change.Merge(into == null || into.isBlank() ? null : into.strip());
      case "split" -> {
        if (clusters == null || clusters.isEmpty()) {
          throw new IllegalArgumentException(t("Choose the clusters that are to go."));
        }
        yield new Change.Split(clusters);
      }
      default ->
          throw new IllegalArgumentException(
              t("Invalid {0}: {1}, expected {2}", "action", action, "acknowledge, assign, …"));
    };
  }

  /** The page to go back to: one of incidents, whatever the form says. */
  String page() {
    return back != null && back.matches("/incidents([/?][^\\s\\\\]*)?") ? back : "/incidents";
  }

  private Instant end(Instant now) {
    if (minutes != null && minutes > 0) {
      return now.plus(Duration.ofMinutes(minutes));
    }
    try {
      return LocalDateTime.parse(required(until, t("Say until when: nothing is shelved for ever.")))
          .atZone(Words.zone())
          .toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(t("Say until when: nothing is shelved for ever."), e);
    }
  }

  private static String required(@Nullable String value, String otherwise) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(otherwise);
    }
    return value.strip();
  }
}
