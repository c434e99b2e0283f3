package forewarn.operations.tool.http;

import forewarn.operations.store.Json;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends an event of PagerDuty's Events API v2, which its rivals take as well. The same {@code
 * dedup_key} is the same alert there, so that a repetition pages nobody twice. Thread-safe.
 */
@ToolDescription(
    value = "Triggers, acknowledges or resolves an alert of PagerDuty (Events API v2).",
    effect = Effect.SENDS,
    example =
        """
        routing_key: secret:PAGERDUTY_KEY
        action: trigger
        dedup_key: INC-17
        summary: Outage in Banda Aceh, 412 lines
        severity: critical
        source: forewarn
        """)
public final class TriggerPagerdutyTool
    extends TypedTool<TriggerPagerdutyTool.Input, TriggerPagerdutyTool.Output> {
  /** Where PagerDuty takes events. */
  public static final String ADDRESS = "https://events.pagerduty.com/v2/enqueue";

  private static final int LONGEST_SUMMARY = 1024;

  private final Outgoing outgoing;
  private final Secrets secrets;
  private final String address;

  /**
   * @param address {@link #ADDRESS}, or that of another system that takes its events
   */
  public TriggerPagerdutyTool(Outgoing outgoing, Secrets secrets, String address) {
    super(Input.class, Output.class);
    this.outgoing = outgoing;
    this.secrets = secrets;
    this.address = address;
  }

  /** What becomes of the alert. */
  public enum Action {
    TRIGGER,
    ACKNOWLEDGE,
    RESOLVE
  }

  /** How bad it is, in their words. */
  public enum Level {
    CRITICAL,
    ERROR,
    WARNING,
    INFO
  }

  /** What it takes. */
  public record Input(
      @Describe("a reference to the secret that holds the service's integration key")
          String routingKey,
      @Describe("trigger when not given") @Nullable Action action,
      @Describe("what makes events one alert, such as INC-17; made of the call when not given")
          @Nullable String dedupKey,
      @Describe("one line; needed to trigger") @Nullable String summary,
      @Describe("critical when not given") @Nullable Level severity,
      @Describe("what is affected; forewarn when not given") @Nullable String source,
      @Describe("more fields to show") @Nullable Map<String, Object> details) {

    /** Checks what only a trigger needs. */
    public Input {
      if ((action == null || action == Action.TRIGGER) && summary == null) {
        throw new IllegalArgumentException(
            "Missing field summary of trigger_pagerduty: one line; needed to trigger");
      }
      if (action != null && action != Action.TRIGGER && dedupKey == null) {
        throw new IllegalArgumentException(
            "Missing field dedup_key of trigger_pagerduty: it says which alert to "
                + action.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** What came of it. */
  public record Output(
      @Describe("the alert's key there") String dedupKey,
      @Describe("what they say") String message) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    Action action = or(input.action(), Action.TRIGGER);
    String key = or(input.dedupKey(), call.key());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("routing_key", secrets.require("routing_key", input.routingKey()));
    event.put("event_action", action.name().toLowerCase(Locale.ROOT));
    event.put("dedup_key", key);
    if (action == Action.TRIGGER) {
      event.put("client", "Forewarn");
      event.put("payload", payload(input));
    }
    Outgoing.Reply reply =
        outgoing.send(
            "POST", address, Map.of("Content-Type", "application/json"), Json.write(event));
    return answer(reply, key);
  }

  private static Map<String, Object> payload(Input input) {
    String summary = or(input.summary(), "");
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put(
        "summary",
        summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY));
    payload.put("source", or(input.source(), "forewarn"));
    payload.put("severity", or(input.severity(), Level.CRITICAL).name().toLowerCase(Locale.ROOT));
    payload.put("custom_details", or(input.details(), Map.of()));
    return payload;
  }

  private static Output answer(Outgoing.Reply reply, String key) {
    try {
      Map<String, Object> answer = Json.object(reply.body());
      return new Output(
          String.valueOf(answer.getOrDefault("dedup_key", key)),
          String.valueOf(answer.getOrDefault("message", "")));
    } catch (IllegalArgumentException e) {
      throw new ToolException(
          ToolException.Kind.LASTING, "Cannot read the answer to the event: it is no JSON object");
    }
  }
}
