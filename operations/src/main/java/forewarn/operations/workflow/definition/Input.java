package forewarn.operations.workflow.definition;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value that whoever starts a workflow gives.
 *
 * @param name in snake case
 * @param standard what it is when it is not given; null when it must be
 */
public record Input(String name, Kind kind, String description, @Nullable Object standard) {
  /** What kind of value. */
  public enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN;

    /** The name in files: {@code text}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a value is one of it. */
    public boolean takes(@Nullable Object value) {
      return switch (this) {
        case TEXT -> value instanceof String;
        case NUMBER -> value instanceof Number;
        case BOOLEAN -> value instanceof Boolean;
      };
    }
  }
}
