package forewarn.operations.tool.http;

import forewarn.operations.store.Json;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.TypedTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a channel through an incoming webhook of Slack (and what speaks its format:
 * Mattermost, Rocket.Chat) or a workflow of Teams. Thread-safe.
 */
@ToolDescription(
    value = "Writes a message into a channel of Slack, Mattermost or Teams.",
    effect = Effect.SENDS,
    example =
        """
        webhook: secret:NOC_CHANNEL
        style: slack
        title: Outage in Banda Aceh
        text: Loss of signal on 412 lines since 03:10.
        link: https://forewarn.example.com/incidents/INC-17
        """)
public final class PostToChatTool extends TypedTool<PostToChatTool.Input, PostToChatTool.Output> {
  private static final int LONGEST = 2900;
  private static final String CARD = "application/vnd.microsoft.card.adaptive";

  private final Outgoing outgoing;
  private final Secrets secrets;

  public PostToChatTool(Outgoing outgoing, Secrets secrets) {
    super(Input.class, Output.class);
    this.outgoing = outgoing;
    this.secrets = secrets;
  }

  /** Whose format it is in. */
  public enum Style {
    SLACK,
    TEAMS
  }

  /** What it takes. */
  public record Input(
      @Describe("a reference to the secret that holds the channel's webhook address")
          String webhook,
      @Describe("whose format, slack when not given") @Nullable Style style,
      @Describe("one line on top") @Nullable String title,
      @Describe("the message, plain text") String text,
      @Describe("an address to open") @Nullable String link) {}

  /** What came of it. */
  public record Output(@Describe("the HTTP status, 200 to 299") int status) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    String address = secrets.require("webhook", input.webhook());
    Map<String, Object> message =
        switch (or(input.style(), Style.SLACK)) {
          case SLACK -> slack(input);
          case TEAMS -> teams(input);
        };
    Outgoing.Reply reply =
        outgoing.send(
            "POST", address, Map.of("Content-Type", "application/json"), Json.write(message));
    return new Output(reply.status());
  }

  // https://docs.slack.dev/reference/block-kit/blocks; plain_text, so that no text from outside
  // becomes a link or a mention.
  private static Map<String, Object> slack(Input input) {
    List<Object> blocks = new ArrayList<>();
    if (input.title() != null) {
      blocks.add(Map.of("type", "header", "text", plain(input.title(), 150)));
    }
    blocks.add(Map.of("type", "section", "text", plain(input.text(), LONGEST)));
    if (input.link() != null) {
      blocks.add(
          Map.of(
              "type",
              "actions",
              "elements",
              List.of(Map.of("type", "button", "text", plain("Open", 75), "url", input.link()))));
    }
    String summary = input.title() == null ? input.text() : input.title() + "\n" + input.text();
    return Map.of("text", escaped(shortened(summary, LONGEST)), "blocks", blocks);
  }

  private static Map<String, Object> plain(String text, int most) {
    return Map.of("type", "plain_text", "text", shortened(text, most), "emoji", false);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  // https://adaptivecards.io/explorer, version 1.4 as Teams' workflows take it.
  private static Map<String, Object> teams(Input input) {
    List<Object> body = new ArrayList<>();
    if (input.title() != null) {
      body.add(run(input.title(), "Bolder"));
    }
    body.add(run(input.text(), "Default"));
    List<Object> actions =
        input.link() == null
            ? List.of()
            : List.of(Map.of("type", "Action.OpenUrl", "title", "Open", "url", input.link()));
    Map<String, Object> card =
        Map.of(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.4",
            "body",
            body,
            "actions",
            actions);
    return Map.of(
        "type", "message", "attachments", List.of(Map.of("contentType", CARD, "content", card)));
  }

  // A RichTextBlock, whose text is not Markdown.
  private static Map<String, Object> run(String text, String weight) {
    return Map.of(
        "type",
        "RichTextBlock",
        "inlines",
        List.of(Map.of("type", "TextRun", "text", shortened(text, LONGEST), "weight", weight)));
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
