package forewarn.operations.tool.http;

import forewarn.operations.store.Json;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.TypedTool;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts a signed JSON object to an address. Thread-safe. */
@ToolDescription(
    value = "Posts a JSON object to an address, signed with HMAC-SHA256 and a time.",
    effect = Effect.SENDS,
    example =
        """
        url: https://hooks.example.com/forewarn
        body:
          incident: INC-17
          state: ongoing
        signing_secret: secret:WEBHOOK_KEY
        """)
public final class CallWebhookTool
    extends TypedTool<CallWebhookTool.Input, CallWebhookTool.Output> {
  private final Outgoing outgoing;
  private final Secrets secrets;
  private final InstantSource clock;

  public CallWebhookTool(Outgoing outgoing, Secrets secrets, InstantSource clock) {
    super(Input.class, Output.class);
    this.outgoing = outgoing;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What it takes. */
  public record Input(
      @Describe("the address, https, or a reference to a secret that holds it") String url,
      @Describe("the fields to post") Map<String, Object> body,
      @Describe("a reference to the secret it is signed with; unsigned without it")
          @Nullable String signingSecret) {}

  /** What came back. */
  public record Output(
      @Describe("the HTTP status, 200 to 299") int status,
      @Describe("the answer's text") String answer) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    String body = Json.write(input.body());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", call.key());
    if (input.signingSecret() != null) {
      String secret = secrets.require("signing_secret", input.signingSecret());
      headers.put(Signature.HEADER, Signature.of(secret, clock.instant(), body));
    }
    Outgoing.Reply reply = outgoing.send("POST", secrets.resolve(input.url()), headers, body);
    return new Output(reply.status(), reply.body());
  }
}
