package forewarn.operations.workflow.definition;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be done when something happens.
 *
 * @param id as its file is named, in kebab case
 * @param description what it is for, in a sentence or two
 * @param enabled whether it runs before anybody has switched it on or off
 * @param trigger what makes it run
 * @param inputs what it takes when a person or another program starts it
 * @param steps what it does, in order
 * @param onFailure what it does when one of them has failed for good
 */
public record Workflow(
    String id,
    String description,
    boolean enabled,
    Trigger trigger,
    List<Input> inputs,
    List<Step> steps,
    List<Step> onFailure) {
  public Workflow {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
    onFailure = List.copyOf(onFailure);
  }

  /** All steps, those of the failure last. */
  public Stream<Step> everyStep() {
    return Stream.concat(steps.stream(), onFailure.stream());
  }
}
