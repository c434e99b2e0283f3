package forewarn.assistant.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said.
 *
 * @param number from 1 within its conversation
 * @param answer what the assistant said; null for a user's message
 * @param comment what the user says about the answer; may be empty
 */
public record Message(
    long number, String text, @Nullable Answer answer, Instant at, Rating rating, String comment) {
  /** What the user thinks of an answer. */
  public enum Rating {
    NONE,
    UP,
    DOWN
  }
}
