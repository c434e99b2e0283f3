package forewarn.operations.tool;

import java.util.Map;

/** Something that can be done, by whoever may. Implementations are thread-safe. */
public interface Tool {
  ToolSignature signature();

  /**
   * Does it.
   *
   * @param input fields of the signature, checked against it
   * @return fields of the signature
   * @throws ToolException when it could not be done
   */
  Map<String, Object> run(Map<String, Object> input, ToolCall call);
}
