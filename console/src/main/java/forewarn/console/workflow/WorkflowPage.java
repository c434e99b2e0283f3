package forewarn.console.workflow;

import forewarn.operations.workflow.Version;
import forewarn.operations.workflow.WorkflowFile;
import forewarn.operations.workflow.definition.Problem;
import forewarn.operations.workflow.dry.DryRun;
import forewarn.operations.workflow.run.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as its page shows it.
 *
 * @param text in the editor: what was sent last when it had problems
 * @param problems of that text
 * @param graph null when nothing can run
 * @param runs the newest
 * @param dry null until it is asked for
 */
public record WorkflowPage(
    WorkflowFile file,
    String text,
    List<Problem> problems,
    @Nullable StepGraph graph,
    List<Run> runs,
    List<Version> versions,
    @Nullable DryRun dry,
    int days,
    Rights rights,
    Instant now) {

  /** What whoever looks may do. */
  public enum Rights {
    LOOK,
    RUN,
    CHANGE;

    public boolean run() {
      return this != LOOK;
    }

    public boolean change() {
      return this == CHANGE;
    }
  }

  /** The lines of the text. */
  public List<String> lines() {
    return text.lines().toList();
  }

  /** What is wrong with a line; empty when nothing is. */
  public String wrong(int line) {
    return String.join(
        "; ",
        problems.stream().filter(problem -> problem.line() == line).map(Problem::reason).toList());
  }
}
