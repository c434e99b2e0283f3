package forewarn.operations.tool.data;

import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import forewarn.warehouse.check.CheckState;
import forewarn.warehouse.check.Quality;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the warehouse's checks of all that has changed since they last ran, and says which fail.
 * Thread-safe.
 */
@ToolDescription(
    value = "Runs the warehouse's data checks and says which fail.",
    effect = Effect.READS,
    example = "object: DATAMART.FACT_ONT_DAILY")
public final class ValidateDataTool
    extends TypedTool<ValidateDataTool.Input, ValidateDataTool.Output> {
  private final Supplier<Optional<Quality>> quality;

  /**
   * @param quality empty until the warehouse is open
   */
  public ValidateDataTool(Supplier<Optional<Quality>> quality) {
    super(Input.class, Output.class);
    this.quality = quality;
  }

  /** What it takes. */
  public record Input(
      @Describe("only the checks of this object, with its schema; all when not given")
          @Nullable String object) {}

  /** What it gives. */
  public record Output(
      @Describe("whether no check fails") boolean valid,
      @Describe("how many checks there are") int checks,
      @Describe("how many of them fail") int failed,
      @Describe("one sentence for each that fails") List<String> failures) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    Quality checks =
        quality
            .get()
            .orElseThrow(() ->
                new ToolException(
                    ToolException.Kind.TEMPORARY,
                    "Cannot validate data: the warehouse is not open yet"));
    checks.runDue();
    String wanted = input.object() == null ? null : input.object().toUpperCase(Locale.ROOT);
    List<CheckState> states =
        checks.checks().stream()
            .filter(state -> wanted == null || state.object().equals(wanted))
            .toList();
    if (states.isEmpty()) {
      throw new ToolException(
          ToolException.Kind.LASTING, "Cannot validate " + wanted + ": it has no checks");
    }
    List<String> failures =
        states.stream().filter(CheckState::failed).map(ValidateDataTool::sentence).toList();
    return new Output(failures.isEmpty(), states.size(), failures.size(), failures);
  }

  private static String sentence(CheckState state) {
    var latest = java.util.Objects.requireNonNull(state.latest());
    return "%s, %s (%s): %,d of %,d rows%s"
        .formatted(
            state.object(),
            state.check(),
            state.severity().name().toLowerCase(Locale.ROOT),
            latest.rowsFailed(),
            latest.rowsChecked(),
            latest.message() == null ? "" : ", such as " + latest.message());
  }
}
