package forewarn.operations.tool.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpToolsTest {
  private static final ToolCall CALL = new ToolCall(Actor.workflow("w", "run-1"), "run-1/send");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-03-01T03:00:00Z"));
  private static final String PLANTED = "planted-5ecret-value";

  @TempDir private Path folder;
  private OtherSystem other;
  private Secrets secrets;
  private Outgoing outgoing;
  private HttpToolFolder own;
  private TicketSystem tickets;
  private final Database database = TestStore.sqlite();
  private final AuditLog audit = new AuditLog(database, CLOCK);
  private Tools tools;

  @BeforeEach
  void start() throws IOException {
    other = new OtherSystem();
    secrets = new Secrets(Files.createDirectories(folder.resolve("secrets")));
    outgoing = new Outgoing(new AllowedHosts(List.of(other.host())), Duration.ofSeconds(2));
    own = new HttpToolFolder(Files.createDirectories(folder.resolve("tools")), outgoing, secrets);
    tickets = new TicketSystem(folder.resolve("ticket-system.yml"), outgoing, secrets);
    List<Tool> ours =
        List.of(
            new CallWebhookTool(outgoing, secrets, CLOCK),
            new PostToChatTool(outgoing, secrets),
            new TriggerPagerdutyTool(outgoing, secrets, other.url("/v2/enqueue")),
            new CreateTicketTool(tickets),
            new UpdateTicketTool(tickets));
    tools = new Tools(ours, own::tools, audit, secrets);
    secret("KEY", PLANTED);
    secret("CHANNEL", other.url("/hook/" + PLANTED));
  }

  @AfterEach
  void stop() {
    other.close();
  }

  private void secret(String name, String value) throws IOException {
    Path file = Files.writeString(folder.resolve("secrets").resolve(name), value);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aWebhookIsSignedOverItsTimeAndBody() {
    Map<String, Object> output =
        tools.call(
            "call_webhook",
            Map.of("url", other.url("/in"), "body", Map.of("a", 1), "signing_secret", "secret:KEY"),
            CALL);

    assertThat(output).containsEntry("status", 200);
    OtherSystem.Received got = other.received().getFirst();
    assertThat(got.body()).isEqualTo("{\"a\":1}");
    assertThat(got.headers()).containsEntry("Idempotency-Key", "run-1/send");
    // Reckoned by: printf '1740798000.{"a":1}' | openssl dgst -sha256 -hmac planted-5ecret-value
    assertThat(got.headers().get("Forewarn-Signature"))
        .isEqualTo(
            "t=1740798000,v1=5e2dafb522e4d107feb719eca4ba94b02667944375635edfa2e1e5a762966fe5");
  }

  @Test
  void aChatMessageIsPlainTextInTheirFormat() {
    Map<String, Object> input =
        Map.of("webhook", "secret:CHANNEL", "title", "Outage", "text", "<!channel> & <b>");
    tools.call("post_to_chat", input, CALL);
    Map<String, Object> teams = new java.util.HashMap<>(input);
    teams.put("style", "teams");
    tools.call("post_to_chat", teams, CALL);

    assertThat(other.received()).allMatch(got -> got.path().equals("/hook/" + PLANTED));
    Map<String, Object> slack = Json.object(other.received().get(0).body());
    assertThat(slack).containsEntry("text", "Outage\n&lt;!channel&gt; &amp; &lt;b&gt;");
    assertThat(slack.get("blocks").toString()).contains("plain_text", "<!channel> & <b>");
    assertThat(Json.object(other.received().get(1).body()))
        .containsEntry("type", "message")
        .hasEntrySatisfying(
            "attachments",
            card -> assertThat(card.toString()).contains("AdaptiveCard", "RichTextBlock"));
    assertThat(audit.after(0, 10))
        .allSatisfy(entry -> assertThat(entry.after()).doesNotContain(PLANTED));
  }

  @Test
  void anAlertHasOneKeyFromTriggerToResolve() {
    other.answer(
        202, "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"INC-17\"}");
    Map<String, Object> opened =
        tools.call(
            "trigger_pagerduty",
            Map.of("routing_key", "secret:KEY", "dedup_key", "INC-17", "summary", "Outage"),
            CALL);
    tools.call(
        "trigger_pagerduty",
        Map.of("routing_key", "secret:KEY", "dedup_key", "INC-17", "action", "resolve"),
        CALL);

    assertThat(opened).isEqualTo(Map.of("dedup_key", "INC-17", "message", "Event processed"));
    Map<String, Object> trigger = Json.object(other.received().get(0).body());
    assertThat(trigger)
        .containsEntry("routing_key", PLANTED)
        .containsEntry("event_action", "trigger")
        .containsEntry("dedup_key", "INC-17")
        .containsEntry(
            "payload",
            Map.of(
                "summary", "Outage",
                "source", "forewarn",
                "severity", "critical",
                "custom_details", Map.of()));
    assertThat(Json.object(other.received().get(1).body()))
        .containsEntry("event_action", "resolve")
        .doesNotContainKey("payload");
    assertThatThrownBy(
            () -> tools.call("trigger_pagerduty", Map.of("routing_key", "secret:KEY"), CALL))
        .hasMessageContaining("Missing field summary");
    assertThatThrownBy(() ->
            tools.call("trigger_pagerduty", Map.of("routing_key", PLANTED, "summary", "x"), CALL))
        .hasMessageContaining("a secret stands there itself");
  }

  @Test
  void ticketsAreMadeAndChangedAsTheFileSays() throws IOException {
    assertThatThrownBy(
            () -> tools.call("create_ticket", Map.of("title", "a", "description", "b"), CALL))
        .hasMessageContaining("none is described");
    Files.writeString(
        folder.resolve("ticket-system.yml"),
        """
        create:
          request:
            url: %1$s/api/tickets
            headers:
              Authorization: Bearer secret:KEY
            body:
              fields:
                summary: "{{title}}"
                text: "[{{severity}}] {{description}}"
          output:
            ticket: /key
            url: /links/0/self
        update:
          request:
            method: PATCH
            url: %1$s/api/tickets/{{ticket}}
            headers:
              Authorization: Bearer secret:KEY
            body:
              status: "{{status}}"
        """
            .formatted(other.url("")));
    other.answer(201, "{\"key\":\"NOC-1\",\"links\":[{\"self\":\"https://t.example/NOC-1\"}]}");

    Map<String, Object> made =
        tools.call(
            "create_ticket",
            Map.of("title", "Say \"hi\"", "description", "secret:KEY {{title}}"),
            CALL);
    tools.call("update_ticket", Map.of("ticket", "NOC/1?x", "status", "done"), CALL);

    assertThat(made).isEqualTo(Map.of("ticket", "NOC-1", "url", "https://t.example/NOC-1"));
    OtherSystem.Received create = other.received().get(0);
    assertThat(create.headers()).containsEntry("Authorization", "Bearer " + PLANTED);
    assertThat(Json.object(create.body()))
        .isEqualTo(
            Map.of(
                "fields", Map.of("summary", "Say \"hi\"", "text", "[major] secret:KEY {{title}}")));
    assertThat(other.received().get(1).method()).isEqualTo("PATCH");
    assertThat(other.received().get(1).path()).isEqualTo("/api/tickets/NOC%2F1%3Fx");
    assertThat(tickets.problems()).isEmpty();
  }

  @Test
  void aToolWithoutCodeIsAFile() throws IOException {
    Files.writeString(
        folder.resolve("tools/open_door.yml"),
        """
        description: Opens a door.
        input:
          door: {description: which one}
          seconds: {type: number, description: how long, required: false}
        request:
          url: %s/doors/{{door}}
          body: {open_for: "{{seconds}}", who: "{{call_key}}"}
        output:
          state: /door/state
        """
            .formatted(other.url("")));
    other.answer(200, "{\"door\":{\"state\":\"open\"}}");

    assertThat(own.problems()).isEmpty();
    assertThat(tools.call("open_door", Map.of("door", "main gate", "seconds", "5"), CALL))
        .isEqualTo(Map.of("status", 200, "state", "open"));
    assertThat(other.received().getFirst().path()).isEqualTo("/doors/main%20gate");
    assertThat(other.received().getFirst().body())
        .isEqualTo("{\"open_for\":5,\"who\":\"run-1/send\"}");
  }

  @Test
  void allProblemsOfAFileAreSaidWithTheirLines() throws IOException {
    Path file = folder.resolve("tools/open_door.yml");
    Files.writeString(file, "description: x\nrequest: {url: '%s/'}\n".formatted(other.url("")));
    assertThat(own.tools()).hasSize(1);

    Files.writeString(
        file,
        """
        descripton: Opens a door.
        effect: hurts
        input:
          Door: {type: wood}
        request:
          url: https://{{host}}/doors
          verb: POST
          body: {who: "{{nobody}}"}
        output:
          state: state
        """);

    assertThat(own.problems())
        .containsExactlyInAnyOrder(
            "open_door.yml, line 1: Unknown field descripton, expected description, effect, example, input, output, request",
            "open_door.yml, line 4: Invalid name of a field: Door, expected snake_case",
            "open_door.yml, line 4: Invalid input.Door.type: wood, expected text, number, boolean, texts, object",
            "open_door.yml, line 4: Missing field input.Door.description",
            "open_door.yml, line 7: Unknown field request.verb, expected body, headers, method, url",
            "open_door.yml, line 6: Invalid request.url: https://{{host}}/doors, expected https:// and a host without {{…}}, or secret:NAME",
            "open_door.yml, line 10: Invalid output.state: state, expected a JSON pointer: /id",
            "open_door.yml, line 6: Unknown {{host}} in request.url: there is no such field in input",
            "open_door.yml, line 8: Unknown {{nobody}} in request.body: there is no such field in input",
            "open_door.yml, line 1: Missing field description",
            "open_door.yml, line 2: Invalid effect: hurts, expected reads, writes, sends");
    assertThat(own.problems())
        .extracting(problem -> Integer.valueOf(problem.replaceAll(".*?line (\\d+):.*", "$1")))
        .isSorted();
    assertThat(own.tools()).as("the last good one stays").hasSize(1);
  }

  @Test
  void aSecretThatStandsInAFileItselfIsRefusedAndNotRepeated() throws IOException {
    Files.writeString(
        folder.resolve("tools/open_door.yml"),
        """
        description: Opens a door.
        request:
          url: https://example.com/doors?token=abc123
          headers:
            Authorization: Bearer abc123
            X-Api-Key: secret:KEY
          body:
            door: one
            auth: {password: abc123}
        """);

    assertThat(own.problems())
        .containsExactly(
            "open_door.yml, line 3: a secret stands in 'url' itself, expected a reference such as secret:NAME",
            "open_door.yml, line 5: a secret stands in 'Authorization' itself, expected a reference such as secret:NAME",
            "open_door.yml, line 9: a secret stands in 'password' itself, expected a reference such as secret:NAME");
    assertThat(own.tools()).isEmpty();
  }

  @Test
  void whatMayPassIsToldFromWhatWillNot() {
    Map<String, Object> input = Map.of("url", other.url("/in"), "body", Map.of());
    for (int status : new int[] {408, 429, 500, 503}) {
      other.answer(status, "busy");
      assertThat(failure(input).kind()).isEqualTo(ToolException.Kind.TEMPORARY);
    }
    other.answer(404, "no <such>\nthing");
    assertThat(failure(input))
        .hasMessage("127.0.0.1 answered 404: no <such> thing")
        .extracting(ToolException::kind)
        .isEqualTo(ToolException.Kind.LASTING);
  }

  @Test
  void aRedirectIsNotFollowed() {
    other.answer(302, "");
    assertThat(failure(Map.of("url", other.url("/in"), "body", Map.of())))
        .hasMessageContaining("redirects (302)");
    assertThat(other.received()).hasSize(1);
  }

  @Test
  void anAnswerOfMoreThanAMegabyteIsCutOff() {
    other.answer(200, "x".repeat(1_500_000));
    assertThat(failure(Map.of("url", other.url("/in"), "body", Map.of())).kind())
        .isEqualTo(ToolException.Kind.TEMPORARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://10.1.2.3/",
        "https://192.168.0.1/",
        "https://172.16.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://user:pass@example.com/",
        "https://2130706433/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/"
      })
  void theOwnNetworkIsNotReached(String address) {
    Map<String, Object> input = Map.of("url", address, "body", Map.of());
    assertThat(failure(input)).hasMessageStartingWith("Cannot");
  }

  @Test
  void publicAddressesArePublic() throws Exception {
    assertThat(AllowedHosts.isPublic(InetAddress.getByName("93.184.216.34"))).isTrue();
    assertThat(AllowedHosts.isPublic(InetAddress.getByName("2606:2800:220:1::1"))).isTrue();
  }

  private ToolException failure(Map<String, Object> input) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
        ToolException.class, () -> tools.call("call_webhook", input, CALL));
  }
}
