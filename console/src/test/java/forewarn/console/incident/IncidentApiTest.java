package forewarn.console.incident;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.console.security.Role;
import forewarn.console.security.Users;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.store.Database;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Incidents as programs read and change them. */
class IncidentApiTest {
  private static final String PATH = "/api/v1/incidents";
  private static TestConsole console;
  private static Http operator;
  private static SampleIncidents sample;
  private static int clusters;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.starting();
    console.beans(Users.class).iterator().next().add("opa", TestConsole.PASSWORD, Role.OPERATOR);
    operator = Http.program(console, "opa", TestConsole.PASSWORD);
    sample =
        new SampleIncidents(
            console.beans(Database.class).iterator().next(), InstantSource.system(), new Random(1));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static Incident open() {
    clusters++;
    return sample.open(List.of("P-CL" + clusters)).getFirst();
  }

  private static HttpResponse<String> patch(Http client, String id, String body) {
    try {
      return client
          .client()
          .send(
              client
                  .request(PATH + "/" + id, "Content-Type", "application/json")
                  .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode changed(Incident one, String body) {
    HttpResponse<String> answer = patch(operator, one.id(), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  @Test
  void listsByImpactInPages() {
    open();
    open();
    open();

    JsonNode all = Http.json(operator.get(PATH));
    JsonNode second = Http.json(operator.get(PATH + "?limit=1&offset=1"));

    assertThat(all.get("total").asLong()).isGreaterThanOrEqualTo(3);
    assertThat(all.get("incidents").get(0).get("impact").asDouble())
        .isGreaterThanOrEqualTo(all.get("incidents").get(1).get("impact").asDouble());
    assertThat(second.get("incidents").size()).isEqualTo(1);
    assertThat(second.get("incidents").get(0)).isEqualTo(all.get("incidents").get(1));
    assertThat(second.get("total")).isEqualTo(all.get("total"));
  }

  @Test
  void findsByItsFilters() {
    Incident one = open();
    changed(one, "{\"assignee\": \"opa\"}");

    JsonNode mine = Http.json(operator.get(PATH + "?assignee=me&cluster_id=" + one.extent().id()));
    JsonNode none = Http.json(operator.get(PATH + "?state=closed&cluster_id=" + one.extent().id()));

    assertThat(mine.get("total").asLong()).isEqualTo(1);
    assertThat(mine.get("incidents").get(0).get("id").asString()).isEqualTo(one.id());
    assertThat(none.get("total").asLong()).isZero();
  }

  @Test
  void tellsOneWithItsStoryAndAlarms() {
    Incident one = open();
    sample.alarms(one, 2, "OLT-P-01");
    changed(one, "{\"action\": \"comment\", \"comment\": \"seen\"}");

    JsonNode whole = Http.json(operator.get(PATH + "/" + one.id()));

    assertThat(whole.get("id").asString()).isEqualTo(one.id());
    assertThat(whole.get("opened_at").asString()).endsWith("Z");
    assertThat(whole.get("timeline").get(1).get("type").asString()).isEqualTo("incident.commented");
    assertThat(whole.get("timeline").get(1).get("data").get("text").asString()).isEqualTo("seen");
    assertThat(whole.get("alarms").size()).isEqualTo(2);
  }

  @Test
  void changesByActionAndByField() {
    Incident one = open();

    JsonNode acknowledged = changed(one, "{\"action\": \"acknowledge\"}");
    JsonNode shelved =
        changed(
            one, "{\"action\": \"shelve\", \"minutes\": 30, \"why\": \"a part is on its way\"}");
    JsonNode back = changed(one, "{\"action\": \"unshelve\"}");
    JsonNode resolved =
        changed(one, "{\"assignee\": \"opa\", \"state\": \"resolved\", \"why\": \"renewed\"}");

    assertThat(acknowledged.get("acknowledged_by").asString()).isEqualTo("opa");
    assertThat(shelved.get("shelved_until").asString()).endsWith("Z");
    assertThat(back.get("shelved_until").isNull()).isTrue();
    assertThat(resolved.get("state").asString()).isEqualTo("resolved");
    assertThat(resolved.get("assignee").asString()).isEqualTo("opa");
  }

  @Test
  void mergesAndSplits() {
    Incident one = open();
    Incident other = open();

    JsonNode whole =
        changed(one, "{\"action\": \"merge\", \"incidents\": [\"" + other.id() + "\"]}");
    assertThat(whole.get("id").asString()).isEqualTo(one.id());
    assertThat(whole.get("clusters").size()).isEqualTo(2);
    assertThat(Http.json(operator.get(PATH + "/" + other.id())).get("merged_into").asString())
        .isEqualTo(one.id());

    JsonNode rest =
        changed(one, "{\"action\": \"split\", \"clusters\": [\"" + other.extent().id() + "\"]}");
    assertThat(rest.get("clusters").size()).isEqualTo(1);
  }

  @Test
  void refusesWithProblems() {
    Incident one = open();
    Incident ended = open();
    changed(ended, "{\"action\": \"resolve\", \"why\": \"over\"}");

    problem(patch(operator, "INC-99999", "{\"action\": \"acknowledge\"}"), 404, "INC-99999");
    problem(patch(operator, one.id(), "{\"action\": \"explode\"}"), 400, "explode");
    problem(patch(operator, one.id(), "{}"), 400, "action");
    problem(
        patch(operator, one.id(), "{\"action\": \"shelve\", \"why\": \"x\"}"),
        400,
        "shelved_until");
    problem(
        patch(operator, one.id(), "{\"action\": \"shelve\", \"minutes\": 99999, \"why\": \"x\"}"),
        400,
        "31 days");
    problem(patch(operator, one.id(), "{\"assignee\": \"nobody-known\"}"), 409, "no such user");
    problem(
        patch(operator, ended.id(), "{\"action\": \"resolve\", \"why\": \"x\"}"), 409, "resolved");
    problem(patch(operator, one.id(), "not json"), 400, "");
    problem(operator.get(PATH + "?state=strange"), 400, "strange");
    problem(operator.get(PATH + "?limit=0"), 400, "limit");
    problem(operator.get(PATH + "/INC-99999"), 404, "INC-99999");
  }

  private static void problem(HttpResponse<String> answer, int status, String part) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(part);
  }

  @Test
  void analystsLookAndOperatorsAct() {
    Incident one = open();
    Http analyst = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);

    assertThat(analyst.get(PATH + "/" + one.id()).statusCode()).isEqualTo(200);
    assertThat(patch(analyst, one.id(), "{\"action\": \"acknowledge\"}").statusCode())
        .isEqualTo(403);
    assertThat(patch(operator, one.id(), "{\"acknowledged\": true}").statusCode()).isEqualTo(200);
  }

  @Test
  void isDocumented() {
    String document = operator.get("/v3/api-docs").body();

    assertThat(document)
        .contains("\"/api/v1/incidents\"")
        .contains("\"/api/v1/incidents/{id}\"")
        .contains("shelved_until")
        .contains("\"cluster_id\"");
  }
}
