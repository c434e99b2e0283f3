package forewarn.assistant.semantic;

import forewarn.assistant.semantic.yaml.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of reading a semantic model.
 *
 * @param model empty when there are problems
 * @param problems all of them, in the order of files and lines
 * @param notes what is not used or left out; the model can be used without it
 */
public record SemanticReading(
    Optional<SemanticModel> model, List<Problem> problems, List<Problem> notes) {
  public SemanticReading {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /**
   * The model.
   *
   * @throws IllegalStateException naming every problem, when it cannot be used
   */
  public SemanticModel usable() {
    return model.orElseThrow(() ->
        new IllegalStateException(
            problems.stream()
                .map(Problem::toString)
                .collect(
                    Collectors.joining(
                        System.lineSeparator(),
                        "Cannot use semantic model: "
                            + problems.size()
                            + " problems"
                            + System.lineSeparator(),
                        ""))));
  }
}
