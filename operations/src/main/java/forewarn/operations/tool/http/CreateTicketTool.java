package forewarn.operations.tool.http;

import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a ticket in the operator's {@link TicketSystem}. Thread-safe. */
@ToolDescription(
    value = "Makes a ticket in the ticket system that ticket-system.yml describes.",
    effect = Effect.SENDS,
    example =
        """
        title: Outage in Banda Aceh
        description: Loss of signal on 412 lines since 03:10.
        severity: critical
        reference: INC-17
        """)
public final class CreateTicketTool
    extends TypedTool<CreateTicketTool.Input, CreateTicketTool.Output> {
  private final TicketSystem system;

  public CreateTicketTool(TicketSystem system) {
    super(Input.class, Output.class);
    this.system = system;
  }

  /** What it takes. */
  public record Input(
      @Describe("one line") String title,
      @Describe("what is known") String description,
      @Describe("critical, major, minor or warning; major when not given")
          @Nullable String severity,
      @Describe("what it is about, such as INC-17") @Nullable String reference) {}

  /** What came of it. */
  public record Output(
      @Describe("the ticket's id there") String ticket,
      @Describe("where it is to be seen") @Nullable String url) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    Map<String, Object> ticket = new HashMap<>();
    ticket.put("title", input.title());
    ticket.put("description", input.description());
    ticket.put("severity", or(input.severity(), "major"));
    ticket.put("reference", or(input.reference(), ""));
    Map<String, Object> answer = system.create(ticket, call);
    Object id = answer.get("ticket");
    if (id == null) {
      throw new ToolException(
          ToolException.Kind.LASTING,
          "Cannot tell which ticket was made: its answer has nothing where create.output.ticket points");
    }
    Object url = answer.get("url");
    return new Output(id.toString(), url == null ? null : url.toString());
  }
}
