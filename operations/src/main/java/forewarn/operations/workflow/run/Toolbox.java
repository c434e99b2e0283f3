package forewarn.operations.workflow.run;

import forewarn.operations.tool.ToolCall;
import java.util.Map;

/** What does the work of steps. */
@FunctionalInterface
public interface Toolbox {
  /**
   * Uses a tool.
   *
   * @param name of the tool
   * @param input checked by the tool itself
   * @param call with a key that is the same for every attempt
   * @throws forewarn.operations.tool.ToolException when it could not be done
   * @throws IllegalArgumentException when there is no such tool, or it does not take this
   */
  Map<String, Object> call(String name, Map<String, Object> input, ToolCall call);
}
