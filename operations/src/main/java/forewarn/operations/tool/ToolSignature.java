package forewarn.operations.tool;

import java.util.List;

/**
 * What a tool is to those who call it.
 *
 * @param name {@code verb_noun}
 * @param description one sentence
 * @param input what it takes
 * @param output what it gives
 * @param example a complete input as YAML
 */
public record ToolSignature(
    String name,
    String description,
    Effect effect,
    List<ToolField> input,
    List<ToolField> output,
    String example) {

  public ToolSignature {
    input = List.copyOf(input);
    output = List.copyOf(output);
  }
}
