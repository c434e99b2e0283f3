package forewarn.operations.workflow.run;

import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted, the newest first.
 *
 * @param workflow null for all
 * @param state null for all
 * @param incident null for all
 * @param most rows
 * @param skip rows before them
 */
public record RunFilter(
    @Nullable String workflow,
    Run.@Nullable State state,
    @Nullable String incident,
    int most,
    int skip) {

  /** The newest of all. */
  public static RunFilter newest(int most) {
    return new RunFilter(null, null, null, most, 0);
  }

  /** The newest of a workflow. */
  public static RunFilter of(String workflow, int most) {
    return new RunFilter(workflow, null, null, most, 0);
  }
}
