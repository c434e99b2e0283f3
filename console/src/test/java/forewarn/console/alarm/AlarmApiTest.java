package forewarn.console.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.Severity;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.warehouse.monitoring.StoredAlarm;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alarms of other systems, from their own formats through the broker to incidents and pages. */
class AlarmApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ALERTMANAGER = "/api/v1/alarms/alertmanager";
  private static final String PAGERDUTY = "/api/v1/alarms/pagerduty";

  private static TestConsole console;
  private static Http engineer;
  private static AlarmTable alarms;
  private static Incidents incidents;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.live();
    engineer = Http.program(console, TestConsole.ENGINEER, TestConsole.PASSWORD);
    alarms = console.beans(AlarmTable.class).iterator().next();
    incidents = console.beans(Incidents.class).iterator().next();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static String alert(String fingerprint, String status, String label) {
    String ended = status.equals("firing") ? "0001-01-01T00:00:00Z" : "2025-03-01T04:00:00.5Z";
    return """
    {"status":"%s","labels":{"alertname":"NoLight","severity":"page",%s},
     "annotations":{"summary":"no light since 5 minutes"},
     "startsAt":"2025-03-01T03:00:00.123456789+00:00","endsAt":"%s",
     "generatorURL":"http://prometheus/graph","fingerprint":"%s"}\
    """
        .formatted(status, label, ended, fingerprint);
  }

  private static String group(String... alerts) {
    return """
    {"version":"4","groupKey":"{}:{alertname=\\"NoLight\\"}","truncatedAlerts":0,
     "status":"firing","receiver":"forewarn","groupLabels":{},"commonLabels":{},
     "commonAnnotations":{},"externalURL":"http://alertmanager","alerts":[%s]}\
    """
        .formatted(String.join(",", alerts));
  }

  private static StandingAlarm standing(String key) {
    await().atMost(PATIENCE).until(() -> alarms.reported(key).isPresent());
    return alarms.reported(key).orElseThrow();
  }

  private static Incident incidentOf(String key) {
    standing(key);
    await().atMost(PATIENCE).until(() -> standing(key).incident() != null);
    return incidents.find("INC-" + standing(key).incident()).orElseThrow();
  }

  @Test
  void alertOfAClusterOpensAnIncidentAndItsResolutionEndsIt() {
    HttpResponse<String> answer =
        engineer.postJson(
            ALERTMANAGER, group(alert("f1", "firing", "\"cluster_id\":\"ACE7E-CL11\"")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(Http.json(answer).get("status").asString()).isEqualTo("success");
    Incident incident = incidentOf("alertmanager/f1");
    assertThat(incident.extent().id()).isEqualTo("ACE7E-CL11");
    assertThat(standing("alertmanager/f1").severity()).isEqualTo(Severity.CRITICAL);
    assertThat(standing("alertmanager/f1").problem())
        .isEqualTo("NoLight: no light since 5 minutes");
    assertThat(standing("alertmanager/f1").began())
        .isEqualTo(Instant.parse("2025-03-01T03:00:00.123Z"));

    engineer.postJson(
        ALERTMANAGER, group(alert("f1", "resolved", "\"cluster_id\":\"ACE7E-CL11\"")));

    await().atMost(PATIENCE).until(() -> !incidents.find(incident.id()).orElseThrow().open());
  }

  @Test
  void alertWithoutAPlaceIsShownAndCountedAndIsNoIncident() {
    engineer.postJson(ALERTMANAGER, group(alert("f2", "firing", "\"instance\":\"db-7:9100\"")));

    assertThat(standing("alertmanager/f2").incident()).isNull();
    Http browser = Http.browser(console);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    assertThat(browser.get("/incidents").body())
        .contains("Alarms without a place")
        .contains("db-7:9100");
    assertThat(engineer.get("/actuator/prometheus").body())
        .containsPattern("forewarn_alarms_placeless(\\{[^}]*})? [1-9]");
  }

  private static String event(String action, @Nullable String payload) {
    return """
    {"routing_key":"R0","event_action":"%s","dedup_key":"olt-down"%s}\
    """
        .formatted(action, payload == null ? "" : ",\"payload\":" + payload);
  }

  @Test
  void eventIsTriggeredAcknowledgedAndResolved() {
    HttpResponse<String> answer =
        engineer.postJson(
            PAGERDUTY,
            event(
                "trigger",
                """
                {"summary":"OLT does not answer","source":"poller-3","severity":"error",
                 "component":"olt","class":"power problem",
                 "custom_details":{"olt_id":"OLT-X-01"}}\
                """));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(Http.json(answer).get("status").asString()).isEqualTo("success");
    assertThat(Http.json(answer).get("dedup_key").asString()).isEqualTo("olt-down");
    Incident incident = incidentOf("pagerduty/olt-down");
    assertThat(incident.extent().id()).isEqualTo("OLT-X-01");
    assertThat(standing("pagerduty/olt-down").severity()).isEqualTo(Severity.MAJOR);
    assertThat(standing("pagerduty/olt-down").cause().word()).isEqualTo("power_problem");

    assertThat(engineer.postJson(PAGERDUTY, event("acknowledge", null)).body())
        .contains(incident.id() + " is acknowledged");
    assertThat(incidents.find(incident.id()).orElseThrow().handling().acknowledgedBy())
        .isEqualTo(TestConsole.ENGINEER);

    engineer.postJson(PAGERDUTY, event("resolve", null));
    await().atMost(PATIENCE).until(() -> !incidents.find(incident.id()).orElseThrow().open());
  }

  @Test
  void whatIsWrongIsSaidAllAtOnceAndNothingIsTaken() {
    HttpResponse<String> answer =
        engineer.postJson(
            ALERTMANAGER,
            """
            {"version":"3","alerts":[
              {"status":"sleeping","labels":{"alertname":"A"},"startsAt":"soon"},
              7,
              {"status":"firing","labels":{},"startsAt":"2025-03-01T03:00:00Z","fingerprint":"f9"}
            ]}\
            """);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Http.json(answer).get("errors").valueStream().map(AlarmApiTest::field))
        .containsExactlyInAnyOrder(
            "version",
            "alerts[0].status",
            "alerts[0].fingerprint",
            "alerts[0].startsAt",
            "alerts[1]",
            "alerts[2].labels.alertname");

    HttpResponse<String> event =
        engineer.postJson(PAGERDUTY, "{\"routing_key\":\"R0\",\"event_action\":\"resolve\"}");
    assertThat(event.statusCode()).isEqualTo(400);
    assertThat(Http.json(event).get("errors").valueStream().map(AlarmApiTest::field))
        .containsExactly("dedup_key");
    for (String none : new String[] {"", "[]", "{", "nothing"}) {
      assertThat(engineer.postJson(PAGERDUTY, none).statusCode()).as(none).isEqualTo(400);
    }
    assertThat(alarms.reported("alertmanager/f9")).isEmpty();
  }

  private static String field(JsonNode error) {
    return error.get("field").asString();
  }

  @Test
  void alarmsAreTakenFromThoseWhoMayActAndFromTheTokensHolder() throws IOException {
    String body = group(alert("f3", "firing", "\"instance\":\"db-8\""));
    Http analyst = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
    Http nobody = Http.browser(console);

    assertThat(analyst.postJson(ALERTMANAGER, body).statusCode()).isEqualTo(403);
    assertThat(nobody.postJson(ALERTMANAGER, body).statusCode()).isEqualTo(401);
    assertThat(nobody.postJson(PAGERDUTY, event("resolve", null)).statusCode()).isEqualTo(401);
    assertThat(bearer(nobody, body, "sesame-7c1f").statusCode()).isEqualTo(401);

    Path folder = Files.createDirectories(console.dataDir().resolve("secrets"));
    Path token = Files.writeString(folder.resolve("alarms-token"), "sesame-7c1f\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));

    assertThat(bearer(nobody, body, "sesame-7c1e").statusCode()).isEqualTo(401);
    assertThat(bearer(nobody, body, "sesame-7c1f").statusCode()).isEqualTo(202);
    String keyed = event("resolve", null).replace("R0", "sesame-7c1f");
    assertThat(nobody.postJson(PAGERDUTY, keyed).statusCode()).isEqualTo(202);
  }

  private static HttpResponse<String> bearer(Http client, String body, String token) {
    return client.post(ALERTMANAGER, "application/json", body, "Authorization", "Bearer " + token);
  }

  @Test
  void alarmOfAModelStandsWithoutAnIncidentUntilItsFigureIsBack() {
    Instant since = Instant.parse("2025-03-01T05:00:00Z");
    console.store(model(since, null));

    StandingAlarm alarm = standing("model/outage/7/drift/snr_avg");
    assertThat(alarm.objectId()).isEqualTo("outage/7");
    assertThat(alarm.problem()).isEqualTo("drift of snr_avg: 0.4 is above 0.25");
    assertThat(alarm.severity()).isEqualTo(Severity.MINOR);
    assertThat(alarm.incident()).isNull();

    console.store(model(since, since.plus(Duration.ofHours(3))));

    await().atMost(PATIENCE).until(() -> alarms.reported("model/outage/7/drift/snr_avg").isEmpty());
  }

  private static StoredAlarm model(Instant since, @Nullable Instant until) {
    return new StoredAlarm(
        "outage",
        "7",
        "champion",
        "drift",
        "snr_avg",
        since,
        until,
        0.4,
        null,
        0.25,
        "0.4 is above 0.25",
        "train anew");
  }
}
