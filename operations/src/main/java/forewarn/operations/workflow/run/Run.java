package forewarn.operations.workflow.run;

import forewarn.operations.event.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a workflow.
 *
 * @param id from 1
 * @param version of the workflow that it began with and goes on with
 * @param trigger what made it run, once per workflow: {@code event 17}, {@code schedule <time>},
 *     {@code person 3}, {@code webhook <delivery>}, {@code first <event> of INC-17}
 * @param incident it is about, {@code INC-17}; null when about none
 * @param event that made it run; null when none did
 * @param inputs given by whoever started it
 * @param startedBy a user's name, or {@code forewarn}
 * @param made when; wall clock
 * @param ended when; null until then
 * @param error why it failed; null unless it did
 */
public record Run(
    long id,
    String workflow,
    int version,
    String trigger,
    @Nullable String incident,
    @Nullable Event event,
    Map<String, Object> inputs,
    State state,
    String startedBy,
    Instant made,
    @Nullable Instant ended,
    @Nullable String error) {

  /** How far it is. */
  public enum State {
    /** Has not begun. */
    QUEUED,
    RUNNING,
    /** For a time or for something to hold. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean ended() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }

    /** The name on the wire and in the store: {@code done}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * By its word.
     *
     * @throws IllegalArgumentException when there is none of it
     */
    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Its name for tools: the same for every attempt. */
  String key() {
    return "run " + id;
  }
}
