package forewarn.operations.tool.http;

import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.TypedTool;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes a ticket of the operator's {@link TicketSystem}. Thread-safe. */
@ToolDescription(
    value = "Changes status or adds a comment to a ticket of the ticket system.",
    effect = Effect.SENDS,
    example =
        """
        ticket: NOC-4711
        status: resolved
        comment: All lines are back.
        """)
public final class UpdateTicketTool
    extends TypedTool<UpdateTicketTool.Input, UpdateTicketTool.Output> {
  private final TicketSystem system;

  public UpdateTicketTool(TicketSystem system) {
    super(Input.class, Output.class);
    this.system = system;
  }

  /** What it takes. */
  public record Input(
      @Describe("the ticket's id, as create_ticket gave it") String ticket,
      @Describe("a status as the ticket system knows them") @Nullable String status,
      @Describe("a text to add") @Nullable String comment) {}

  /** What came of it. */
  public record Output(
      @Describe("the ticket's id") String ticket,
      @Describe("the HTTP status, 200 to 299") int status) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    Map<String, Object> change = new HashMap<>();
    change.put("ticket", input.ticket());
    change.put("status", or(input.status(), ""));
    change.put("comment", or(input.comment(), ""));
    Map<String, Object> answer = system.update(change, call);
    return new Output(
        input.ticket(), answer.get("status") instanceof Number status ? status.intValue() : 200);
  }
}
