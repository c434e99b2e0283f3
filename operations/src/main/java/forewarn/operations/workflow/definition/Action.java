package forewarn.operations.workflow.definition;

import forewarn.operations.workflow.expression.Expression;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step does. */
public sealed interface Action {
  /**
   * Uses a tool.
   *
   * @param with its input; texts with expressions are templates
   */
  record Use(String tool, Map<String, Object> with) implements Action {
    public Use {
      with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }
  }

  /**
   * Waits until something holds, or too long. Its output is {@code met} and {@code timed_out}.
   *
   * @param timeout how long at most
   */
  record WaitUntil(Expression condition, Duration timeout, OnTimeout onTimeout) implements Action {}

  /** What comes of having waited too long. */
  enum OnTimeout {
    /** The next step. */
    CONTINUE,
    /** The run ends well. */
    END,
    /** The step has failed. */
    FAIL;

    /** The name in files: {@code continue}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Looks into a table: its output is that of the first row which holds. */
  record Decide(List<Row> rows) implements Action {
    public Decide {
      rows = List.copyOf(rows);
    }

    /**
     * @param when null for the row that always holds
     */
    public record Row(@Nullable Expression when, Map<String, Object> then) {
      public Row {
        then = Collections.unmodifiableMap(new LinkedHashMap<>(then));
      }
    }
  }
}
