package forewarn.console.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to a console that runs, with predictions as the only figures. */
class AnalystApiTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final Http ADMIN = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);
  private static final Http ANALYST =
      Http.program(CONSOLE, TestConsole.ANALYST, TestConsole.PASSWORD);
  private static final Instant FIRST = Instant.parse("2024-11-20T00:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  @BeforeAll
  static void predictionsAreThere() {
    CONSOLE.send(new SamplePredictions(FIRST, 3).nextHour());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !ask(ADMIN, "average probability by cluster", null).get("rows").isEmpty());
  }

  private static HttpResponse<String> post(Http user, String question, Object... more) {
    var body = JSON.createObjectNode().put("question", question);
    for (int i = 0; i < more.length; i += 2) {
      body.putPOJO((String) more[i], more[i + 1]);
    }
    return user.postJson("/api/v1/analyst", body.toString());
  }

  private static JsonNode ask(Http user, String question, @Nullable String conversation) {
    HttpResponse<String> answer =
        conversation == null
            ? post(user, question)
            : post(user, question, "conversation_id", conversation);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  @Test
  void anAnswerHasItsFigureItsRowsAndItsStatement() {
    JsonNode answer = ask(ANALYST, "average probability by cluster", null);

    assertThat(answer.get("outcome").asString()).isEqualTo("answered");
    assertThat(answer.get("answer").asString()).isNotBlank();
    assertThat(answer.get("sql").asString()).startsWith("select");
    assertThat(answer.get("rows").size()).isPositive();
    assertThat(answer.get("chart").get("kind").asString()).isEqualTo("bars");
    assertThat(answer.get("conversation_id").asString()).isNotBlank();
    assertThat(answer.get("clarify").isNull()).isTrue();
  }

  @Test
  void aFollowUpEditsTheLastQueryOfItsConversation() {
    String conversation =
        ask(ANALYST, "average probability by cluster", null).get("conversation_id").asString();

    JsonNode top = ask(ANALYST, "top 3", conversation);

    assertThat(top.get("rows").size()).isEqualTo(3);
    assertThat(top.get("interpretation").asString()).contains("the 3 highest");
    assertThat(top.get("conversation_id").asString()).isEqualTo(conversation);
  }

  @Test
  void aConversationIsItsUsersAlone() {
    String conversation = UUID.randomUUID().toString();
    ask(ADMIN, "average probability by cluster", conversation);

    assertThat(ask(ANALYST, "top 3", conversation).get("outcome").asString()).isEqualTo("asks");
    assertThat(ask(ADMIN, "top 3", conversation).get("rows").size()).isEqualTo(3);
  }

  @Test
  void whatIsNotUnderstoodIsAskedBack() {
    JsonNode answer = ask(ANALYST, "how many gizmos are there?", null);

    assertThat(answer.get("outcome").asString()).isEqualTo("asks");
    assertThat(answer.get("answer").asString()).contains("“gizmos”");
    assertThat(answer.get("sql").asString()).isEmpty();
    assertThat(answer.get("rows").size()).isZero();
    assertThat(answer.get("clarify").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"question\": \" \"}",
        "{\"question\": null}",
        "{\"question\": \"alarms\", \"conversation_id\": \"../../etc\"}",
        "[]",
        "not json"
      })
  void aBadRequestIsAProblem(String body) {
    HttpResponse<String> answer = ANALYST.postJson("/api/v1/analyst", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void aQuestionThatIsTooLongIsRefused() {
    HttpResponse<String> answer = post(ANALYST, "alarms ".repeat(200));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.json(answer).get("detail").asString()).contains("longer than 1000");
  }

  @Test
  void aStrangerIsNotAnswered() {
    HttpResponse<String> answer =
        post(Http.program(CONSOLE, "nobody", "wrong password"), "total alarms");

    assertThat(answer.statusCode()).isEqualTo(401);
  }
}
