package forewarn.operations.tool.incident;

import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.TypedTool;
import org.jspecify.annotations.Nullable;

/** Acknowledges an incident in the name of whoever calls it. Thread-safe. */
@ToolDescription(
    value = "Acknowledges an incident.",
    effect = Effect.WRITES,
    example =
        """
        incident: INC-17
        comment: Known work on the cable.
        """)
public final class AcknowledgeIncidentTool
    extends TypedTool<AcknowledgeIncidentTool.Input, AcknowledgeIncidentTool.Output> {
  private final Incidents incidents;

  public AcknowledgeIncidentTool(Incidents incidents) {
    super(Input.class, Output.class);
    this.incidents = incidents;
  }

  /** What it takes. */
  public record Input(
      @Describe("its id, such as INC-17") String incident,
      @Describe("a comment for its timeline") @Nullable String comment) {}

  /** What came of it. */
  public record Output(
      @Describe("its id") String incident,
      @Describe("its state") String state,
      @Describe("who acknowledged it first") String acknowledgedBy) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    Incident incident = incidents.acknowledge(input.incident(), call.actor());
    if (input.comment() != null) {
      incidents.comment(input.incident(), input.comment(), call.actor());
    }
    return new Output(
        incident.id(), incident.state().word(), or(incident.handling().acknowledgedBy(), ""));
  }
}
