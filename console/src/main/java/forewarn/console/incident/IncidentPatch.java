package forewarn.console.incident;

import forewarn.console.problem.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program wants to be changed of an incident: an action with its fields, or the fields that
 * are to be different.
 */
@Schema(name = "IncidentPatch")
record IncidentPatch(
    @Schema(
            description =
                "acknowledge, assign, comment, shelve, unshelve, resolve, merge or split; without"
                    + " it the fields that are given are changed",
            example = "acknowledge")
        @Nullable String action,
    @Schema(description = "true acknowledges") @Nullable Boolean acknowledged,
    @Schema(description = "A user's name; empty for nobody") @Nullable String assignee,
    @Schema(description = "Text of the comment") @Nullable String comment,
    @Schema(description = "Until when it is shelved, within 31 days")
        @Nullable Instant shelvedUntil,
    @Schema(description = "Instead of shelved_until: for how many minutes")
        @Nullable Integer minutes,
    @Schema(description = "Why it is shelved or resolved; needed for both") @Nullable String why,
    @Schema(description = "resolved ends it") @Nullable String state,
    @Schema(description = "merge: the incident this one becomes a part of") @Nullable String into,
    @Schema(description = "merge: the incidents that become a part of this one")
        @Nullable List<String> incidents,
    @Schema(description = "split: the clusters that go into an incident of their own")
        @Nullable List<String> clusters) {

  /** In the order in which they are to be done. */
  List<Change> changes(Instant now) {
    return action == null ? ofFields(now) : List.of(ofAction(action, now));
  }

  private Change ofAction(String wanted, Instant now) {
    return switch (wanted) {
      case "acknowledge" -> new Change.Acknowledge();
      case "assign" -> new Change.Assign(person(required("assignee", assignee)));
      case "comment" -> new Change.Comment(required("comment", comment));
      case "shelve" -> new Change.Shelve(end(now), required("why", why));
      case "unshelve" -> new Change.Unshelve();
      case "resolve" -> new Change.Resolve(required("why", why));
      case "merge" -> new Change.Merge(into);
      case "split" -> new Change.Split(required("clusters", clusters));
      default ->
          throw Problems.badField(
              "action",
              wanted,
              "expected acknowledge, assign, comment, shelve, unshelve, resolve, merge or split");
    };
  }

  private List<Change> ofFields(Instant now) {
    List<Change> changes = new ArrayList<>();
    if (acknowledged != null) {
      if (!acknowledged) {
        throw Problems.badField("acknowledged", "false", "what was acknowledged stays so");
      }
      changes.add(new Change.Acknowledge());
    }
    if (assignee != null) {
      changes.add(new Change.Assign(person(assignee)));
    }
    if (comment != null) {
      changes.add(new Change.Comment(comment));
    }
    if (shelvedUntil != null || minutes != null) {
      changes.add(new Change.Shelve(end(now), required("why", why)));
    }
    if (state != null) {
      if (!state.equals("resolved")) {
        throw Problems.badField("state", state, "only resolved can be asked for");
      }
      changes.add(new Change.Resolve(required("why", why)));
    }
    if (changes.isEmpty()) {
      throw Problems.badField("action", "", "missing, and no field that can be changed is given");
    }
    return changes;
  }

  private Instant end(Instant now) {
    return shelvedUntil == null && minutes != null
        ? now.plus(Duration.ofMinutes(minutes))
        : required("shelved_until", shelvedUntil);
  }

  private static @Nullable String person(String name) {
    return name.isBlank() ? null : name.strip();
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null
        || value instanceof String text && text.isEmpty() && !field.equals("assignee")) {
      throw Problems.badField(field, "", "missing: it is needed for this");
    }
    return value;
  }
}
