package forewarn.operations.workflow;

import forewarn.operations.workflow.definition.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A text is no workflow; all its problems are told. */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  DefinitionException(String id, List<Problem> problems) {
    super(
        "Cannot save workflow "
            + id
            + ": "
            + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, by line. */
  public List<Problem> problems() {
    return problems;
  }
}
