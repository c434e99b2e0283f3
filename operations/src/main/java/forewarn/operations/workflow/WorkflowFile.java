package forewarn.operations.workflow;

import forewarn.operations.workflow.definition.Problem;
import forewarn.operations.workflow.definition.Trigger;
import forewarn.operations.workflow.definition.Workflow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as it stands.
 *
 * @param id as its file is named
 * @param text of the file, with its problems
 * @param origin where the text is from
 * @param workflow what runs: of the newest text without problems; null when there has been none
 * @param version of what runs; 0 when there is none
 * @param problems of the text; when there are any, what runs is older
 * @param enabled whether its trigger makes it run
 */
public record WorkflowFile(
    String id,
    String text,
    Origin origin,
    @Nullable Workflow workflow,
    int version,
    List<Problem> problems,
    boolean enabled) {
  /** Where a text is from. */
  public enum Origin {
    /** Came with the program. */
    SHIPPED,
    /** In the data folder; takes the place of a shipped one of the same id. */
    OWN;

    /** The name on the wire: {@code shipped}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public WorkflowFile {
    problems = List.copyOf(problems);
  }

  /** What makes it run; by hand only when there is nothing that can. */
  public Trigger trigger() {
    return workflow == null ? new Trigger.Manual() : workflow.trigger();
  }

  /** Whether its trigger does something. */
  public boolean runs() {
    return enabled && workflow != null;
  }
}
