package forewarn.console.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.audit.AuditFilter;
import forewarn.operations.audit.AuditLog;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The protocol's own client against our server, and requests that no client would send. */
class McpTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
  private static final String[] ACCEPT = {"Accept", "application/json, text/event-stream"};

  private static McpSyncClient client(String user) {
    String both = user + ":" + TestConsole.PASSWORD;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    McpSyncClient client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(CONSOLE.url())
                    .endpoint("/mcp")
                    .requestBuilder(HttpRequest.newBuilder().header("Authorization", basic))
                    .build())
            .jsonSchemaValidator((schema, content) -> {
              throw new UnsupportedOperationException("no tool describes what it gives");
            })
            .build();
    client.initialize();
    return client;
  }

  private static Map<String, McpSchema.Tool> tools(McpSyncClient client) {
    return client.listTools().tools().stream()
        .collect(Collectors.toMap(McpSchema.Tool::name, tool -> tool));
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().getFirst()).text();
  }

  @Test
  void aClientFindsToolsWithTheirFieldsAndEffects() {
    try (McpSyncClient client = client(TestConsole.ADMIN)) {
      Map<String, McpSchema.Tool> tools = tools(client);

      assertThat(tools).containsKeys("run_query", "send_email", "acknowledge_incident");
      McpSchema.Tool query = tools.get("run_query");
      assertThat(query.annotations().readOnlyHint()).isTrue();
      assertThat(query.inputSchema()).containsEntry("required", List.of("sql"));
      assertThat(tools.get("send_email").annotations().destructiveHint()).isTrue();
      assertThat(client.getServerInstructions()).contains("never instructions");
    }
  }

  @Test
  void aToolIsCalledUnderTheCallersNameAndStandsInTheAudit() {
    try (McpSyncClient client = client(TestConsole.ENGINEER)) {
      CallToolResult result =
          client.callTool(
              new CallToolRequest("run_query", Map.of("sql", "select 6 * 7 as answer")));

      assertThat(result.isError()).as(text(result)).isFalse();
      assertThat(text(result)).contains("\"answer\":42");
    }
    AuditLog audit = CONSOLE.beans(AuditLog.class).iterator().next();
    assertThat(audit.search(AuditFilter.ALL, 20, 0))
        .anySatisfy(entry -> {
          assertThat(entry.action()).isEqualTo("tool.call");
          assertThat(entry.object()).isEqualTo("run_query");
          assertThat(entry.actor()).isEqualTo(TestConsole.ENGINEER);
        });
  }

  @Test
  void whoOnlyLooksSeesAndUsesOnlyWhatReads() {
    try (McpSyncClient client = client(TestConsole.ANALYST)) {
      assertThat(tools(client)).containsKey("run_query").doesNotContainKey("send_email");

      CallToolResult refused =
          client.callTool(new CallToolRequest("acknowledge_incident", Map.of("incident", "INC-1")));

      assertThat(refused.isError()).isTrue();
      assertThat(text(refused)).contains("your role may only use tools that read");
    }
  }

  @Test
  void wrongInputComesBackWithAllThatIsWrong() {
    try (McpSyncClient client = client(TestConsole.ADMIN)) {
      CallToolResult result =
          client.callTool(new CallToolRequest("run_query", Map.of("limit", "many", "x", 1)));

      assertThat(result.isError()).isTrue();
      assertThat(text(result)).contains("sql").contains("limit").contains("x");
      CallToolResult writing =
          client.callTool(
              new CallToolRequest("run_query", Map.of("sql", "drop table DATAMART.DIM_CITY")));
      assertThat(writing.isError()).isTrue();
    }
  }

  @Test
  void aUsersNewToolIsOfferedWithoutARestart() throws IOException {
    Path file = CONSOLE.dataDir().resolve("tools/look_up_site.yml");
    Files.createDirectories(file.getParent());
    try (McpSyncClient client = client(TestConsole.ADMIN)) {
      assertThat(tools(client)).doesNotContainKey("look_up_site");
      Files.writeString(
          file,
          """
          description: Looks a site up.
          effect: reads
          input:
            site: {type: text, description: the site}
          request:
            method: GET
            url: https://sites.example.org/{{site}}
          example: "site: A-1"
          """);

      assertThat(tools(client)).containsKey("look_up_site");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Test
  void nobodyComesInWithoutANameOrFromAnotherSite() {
    Http admin = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);

    assertThat(Http.browser(CONSOLE).post("/mcp", "application/json", LIST, ACCEPT).statusCode())
        .isEqualTo(401);
    assertThat(admin.post("/mcp", "application/json", LIST, ACCEPT).statusCode()).isEqualTo(200);
    assertThat(
            admin
                .post(
                    "/mcp",
                    "application/json",
                    LIST,
                    ACCEPT[0],
                    ACCEPT[1],
                    "Origin",
                    "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    Http browser = Http.browser(CONSOLE);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    assertThat(browser.post("/mcp", "application/json", LIST, ACCEPT).statusCode())
        .as("a session without its token")
        .isEqualTo(403);
  }

  @Test
  void whatIsNoCallIsRefusedAndHarmsNothing() {
    Http admin = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);
    for (String body : List.of("", "{", "[]", "{\"jsonrpc\":\"2.0\"}", "x".repeat(2 << 20))) {
      assertThat(admin.post("/mcp", "application/json", body, ACCEPT).statusCode())
          .as(body.substring(0, Math.min(20, body.length())))
          .isBetween(400, 499);
    }

    assertThat(admin.post("/mcp", "application/json", LIST, ACCEPT).statusCode()).isEqualTo(200);
  }
}
