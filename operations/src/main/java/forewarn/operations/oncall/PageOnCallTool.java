package forewarn.operations.oncall;

import forewarn.operations.incident.Incidents;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import org.jspecify.annotations.Nullable;

/** Tells whoever is on call on a level. Thread-safe. */
@ToolDescription(
    value =
        "Tells whoever is on call on a level, by text message, chat or mail; what is below critical"
            + " waits for the end of the level's quiet hours.",
    effect = Effect.SENDS,
    example =
        """
        level: 1
        incident: INC-17
        message: Nobody has acknowledged it within 15 minutes.
        """)
public final class PageOnCallTool extends TypedTool<PageOnCallTool.Input, PageOnCallTool.Output> {
  private final Paging paging;
  private final OnCall onCall;
  private final Incidents incidents;

  public PageOnCallTool(Paging paging, OnCall onCall, Incidents incidents) {
    super(Input.class, Output.class);
    this.paging = paging;
    this.onCall = onCall;
    this.incidents = incidents;
  }

  /** What it takes. */
  public record Input(
      @Describe("the level of escalation, 1 is called first") int level,
      @Describe("the incident it is about, INC-17") @Nullable String incident,
      @Describe("what they are to know") String message) {}

  /** What came of it. */
  public record Output(
      @Describe("who is told") String person,
      @Describe("text, chat or mail; empty while it waits") String channel,
      @Describe("whether it was sent; otherwise it waits for the end of quiet hours") boolean sent,
      @Describe("when it was or will be sent, in UTC") String due) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    String about = or(input.incident(), "").strip();
    String id =
        about.isEmpty()
            ? ""
            : incidents
                .find(about)
                .orElseThrow(() ->
                    new ToolException(
                        ToolException.Kind.LASTING,
                        "Cannot page about " + about + ": there is no such incident"))
                .id();
    Page page = paging.page(input.level(), id, input.message(), call);
    return new Output(
        onCall.person(page.person()).map(Person::name).orElse(""),
        page.channel(),
        page.sent() != null,
        page.due().toString());
  }
}
