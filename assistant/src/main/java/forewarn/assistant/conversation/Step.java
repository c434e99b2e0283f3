package forewarn.assistant.conversation;

/**
 * One step of the way to an answer.
 *
 * @param name what is done
 * @param input with what
 * @param result what came of it, in a few words
 * @param millis how long it took
 */
public record Step(String name, String input, String result, long millis, Outcome outcome) {
  /** How it ended. */
  public enum Outcome {
    DONE,
    FAILED,
    /** Waits for the user's confirmation. */
    WAITS
  }
}
