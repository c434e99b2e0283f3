package forewarn.console.tool;

import forewarn.console.start.RetrainingSchedule;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import java.util.Optional;
import java.util.function.Supplier;

/** Has a model trained anew and proposed; a person decides on it. Thread-safe. */
@ToolDescription(
    value = "Has a model trained anew; what comes of it is a proposal that a person decides on.",
    effect = Effect.WRITES,
    example = "why: precision has left its band")
final class RetrainModelTool extends TypedTool<RetrainModelTool.Input, RetrainModelTool.Output> {
  private final Supplier<Optional<RetrainingSchedule>> retraining;

  /**
   * @param retraining empty until models are open
   */
  RetrainModelTool(Supplier<Optional<RetrainingSchedule>> retraining) {
    super(Input.class, Output.class);
    this.retraining = retraining;
  }

  record Input(@Describe("kept with the proposal") String why) {}

  record Output(
      @Describe("false when one was under way already, or no model is in use yet")
          boolean started) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    RetrainingSchedule schedule =
        retraining
            .get()
            .orElseThrow(() ->
                new ToolException(
                    ToolException.Kind.TEMPORARY, "Cannot retrain: nothing has been loaded yet"));
    return new Output(schedule.start(input.why() + " (" + call.actor().name() + ")"));
  }
}
