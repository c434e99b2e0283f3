package forewarn.operations.tool;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool written as one class with a record of what it takes and one of what it gives: its
 * signature follows from them. The class is named {@code VerbNounTool}, annotated by {@link
 * ToolDescription}, the records' components by {@link Describe}; a component that need not be given
 * is nullable. Components are texts, numbers, booleans, enums (their words in lower case), lists of
 * texts, and maps.
 *
 * @param <I> what it takes
 * @param <O> what it gives
 */
public abstract class TypedTool<I extends Record, O extends Record> implements Tool {
  private final RecordFields<I> input;
  private final RecordFields<O> output;
  private final ToolSignature signature;

  protected TypedTool(Class<I> input, Class<O> output) {
    this.input = new RecordFields<>(input);
    this.output = new RecordFields<>(output);
    ToolDescription description = getClass().getAnnotation(ToolDescription.class);
    if (description == null) {
      throw new IllegalStateException(
          "Invalid tool " + getClass().getName() + ": it has no @ToolDescription");
    }
    this.signature =
        new ToolSignature(
            name(getClass().getSimpleName()),
            description.value(),
            description.effect(),
            this.input.fields(),
            this.output.fields(),
            description.example());
  }

  // SendEmailTool is send_email.
  private static String name(String type) {
    return RecordFields.snakeCase(type.replaceFirst("Tool$", "")).toLowerCase(Locale.ROOT);
  }

  @Override
  public final ToolSignature signature() {
    return signature;
  }

  @Override
  public final Map<String, Object> run(Map<String, Object> values, ToolCall call) {
    return output.values(run(input.record(values), call));
  }

  /**
   * Does it.
   *
   * @throws ToolException when it could not be done
   */
  protected abstract O run(I input, ToolCall call);

  /** What a field means when it is not given. */
  protected static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
