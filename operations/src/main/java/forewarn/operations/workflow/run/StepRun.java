package forewarn.operations.workflow.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run.
 *
 * @param step its id
 * @param position in the order in which they were begun, from 1
 * @param attempts begun so far, those that were cut off included
 * @param input as it was given to the tool, without secrets
 * @param output as the tool gave it
 * @param error of the last attempt; null when it went well
 * @param ended when; null until then
 * @param due when it goes on; null when nothing is waited for
 */
public record StepRun(
    String step,
    int position,
    State state,
    int attempts,
    Map<String, Object> input,
    Map<String, Object> output,
    @Nullable String error,
    Instant began,
    @Nullable Instant ended,
    @Nullable Instant due) {

  /** How far it is. */
  public enum State {
    RUNNING,
    /** Failed, and will be tried again. */
    RETRYING,
    WAITING,
    DONE,
    /** Its condition did not hold. */
    SKIPPED,
    FAILED,
    CANCELLED;

    public boolean ended() {
      return this == DONE || this == SKIPPED || this == FAILED || this == CANCELLED;
    }

    /** The name on the wire and in the store: {@code done}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public StepRun {
    input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    output = Collections.unmodifiableMap(new LinkedHashMap<>(output));
  }

  static StepRun begun(String step, int position, Instant at) {
    return new StepRun(step, position, State.RUNNING, 0, Map.of(), Map.of(), null, at, null, null);
  }

  StepRun attempt(Map<String, Object> given) {
    return new StepRun(
        step, position, State.RUNNING, attempts + 1, given, output, error, began, null, null);
  }

  StepRun waiting(Instant until) {
    return new StepRun(step, position, State.WAITING, 1, input, output, null, began, null, until);
  }

  StepRun retrying(String why, Instant at) {
    return new StepRun(
        step, position, State.RETRYING, attempts, input, output, why, began, null, at);
  }

  StepRun progressed(Map<String, Object> given) {
    return new StepRun(
        step, position, State.RUNNING, attempts, input, given, null, began, null, null);
  }

  StepRun ended(State how, Map<String, Object> given, @Nullable String why, Instant at) {
    return new StepRun(step, position, how, attempts, input, given, why, began, at, null);
  }
}
