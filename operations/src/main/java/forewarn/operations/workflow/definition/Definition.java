package forewarn.operations.workflow.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that has been read.
 *
 * @param workflow null when there are problems
 * @param problems all there are, by line
 */
public record Definition(@Nullable Workflow workflow, List<Problem> problems) {
  public Definition {
    problems = List.copyOf(problems);
  }
}
