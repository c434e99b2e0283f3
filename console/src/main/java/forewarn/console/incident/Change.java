package forewarn.console.incident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be done about incidents. */
sealed interface Change {
  /** Somebody takes notice. */
  record Acknowledge() implements Change {}

  /** Gives them to somebody; to nobody when null. */
  record Assign(@Nullable String person) implements Change {}

  /** Says something about them. */
  record Comment(String text) implements Change {}

  /** Takes them out of the queue for a while. */
  record Shelve(Instant until, String why) implements Change {}

  /** Puts them back into the queue. */
  record Unshelve() implements Change {}

  /** Ends them by hand. */
  record Resolve(String why) implements Change {}

  /** Makes them a part of another one; of the one with the largest impact when null. */
  record Merge(@Nullable String into) implements Change {}

  /** Takes clusters out of one into one of their own. */
  record Split(List<String> clusters) implements Change {}

  /** The word of its kind: {@code acknowledge}. */
  default String word() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
