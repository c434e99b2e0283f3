package forewarn.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.SampleHistory;
import forewarn.console.fixture.TestConsole;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Signal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Explanations of predictions that real scoring has made: broker, scoring, loader, warehouse, web.
 */
class ExplanationApiTest {
  private static final String CLUSTER = "ACE7E-CL11";
  private static final int HOURS = 300;
  private static final int LATE = 60;
  private static final String SIGNALS =
      "\"offline_ont_ratio\":0.0018,\"trap_trend_score\":-0.007,\"snr_avg\":24.98";
  private static TestConsole console;
  private static Http admin;
  private static List<HourlyRecord> sent;

  @BeforeAll
  static void recordsAreScored() throws IOException {
    console = TestConsole.live();
    admin = Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD);
    console.train(3);
    sent = new ArrayList<>();
    SampleHistory.cluster(CLUSTER, 2, HOURS, new Random(11))
        .forEach(hourly -> sent.add(hourly.withoutLabel()));
    // One comes five hours late, one comes twice with other values, one lacks a signal, one is odd.
    sent.add(LATE + 5, sent.remove(LATE));
    sent.add(90, HourlyRecords.with(sent.get(85), Signal.SNR_AVG, 21.5));
    sent.set(270, HourlyRecords.with(sent.get(270), Signal.TEMPERATURE_AVG_C, Double.NaN));
    sent.set(280, HourlyRecords.with(sent.get(280), Signal.TEMPERATURE_AVG_C, 90));
    console.score(sent);
    await().atMost(Duration.ofSeconds(60)).until(() -> predictions().size() == sent.size());
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static JsonNode predictions() {
    return Http.json(admin.get("/api/v1/predictions?limit=1000&cluster_id=" + CLUSTER))
        .get("predictions");
  }

  private static JsonNode explanation(HourlyRecord hourly) {
    HttpResponse<String> answer =
        admin.get("/api/v1/clusters/" + CLUSTER + "/explanation?hour=" + hourly.hour());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  @Test
  void everyPredictionIsExplainedWithItsOwnProbability() {
    double bias = Double.NaN;
    for (HourlyRecord hourly : sent) {
      JsonNode explained = explanation(hourly);
      double probability = explained.get("probability").asDouble();
      assertThat(probability)
          .as(hourly.hour().toString())
          .isEqualTo(explained.get("predicted_probability").asDouble());

      double sum = 0;
      for (JsonNode part : explained.get("explanation")) {
        sum += part.get("contribution").asDouble();
      }
      // The log-odds lose digits near certainty only.
      double rest = Math.log(probability / (1 - probability)) - sum;
      bias = Double.isNaN(bias) ? rest : bias;
      assertThat(rest).as(hourly.hour().toString()).isCloseTo(bias, within(1e-4));
    }
  }

  @Test
  void saysWhatWasMissingAndWhatWasUnusual() {
    JsonNode incomplete = explanation(sent.get(270));
    assertThat(incomplete.get("missing_features").valueStream().map(JsonNode::asString))
        .contains("temperature");
    assertThat(incomplete.get("notes").valueStream().map(JsonNode::asString))
        .anySatisfy(note -> assertThat(note).startsWith("temperature is unknown"));

    JsonNode unusual = explanation(sent.get(280)).get("unusual_features").get(0);
    assertThat(unusual.get("feature").asString()).isEqualTo("temperature");
    assertThat(unusual.get("value").asDouble()).isEqualTo(90);
    assertThat(unusual.get("most").asDouble()).isLessThan(90);
    assertThat(unusual.get("treatment").asString()).contains("nearest value");
  }

  @Test
  void anHourBeforeAnOutageIsExplainedByItsRun() {
    JsonNode expected =
        predictions()
            .valueStream()
            .filter(row -> row.get("label_outage_1h").asInt() == 1)
            .findFirst()
            .orElseThrow();
    String summary =
        Http.json(
                admin.get(
                    "/api/v1/clusters/"
                        + CLUSTER
                        + "/explanation?hour="
                        + expected.get("timestamp_1h").asString()))
            .get("summary")
            .asString();

    assertThat(summary)
        .startsWith("An outage is expected in the next hour (")
        .contains("the signs of one have lasted 2");
  }

  @Test
  void theNewestHourIsTakenWhenNoneIsAskedFor() {
    JsonNode newest = Http.json(admin.get("/api/v1/clusters/" + CLUSTER + "/explanation"));

    assertThat(newest.get("hour").asString()).isEqualTo(sent.getLast().hour().toString());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    HttpResponse<String> answer =
        admin.get("/api/v1/clusters/" + CLUSTER + "/explanation?hour=2020-01-01T00:00:00Z");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Http.json(answer).get("detail").asString()).contains(CLUSTER);

    assertThat(admin.get("/api/v1/clusters/none/explanation").statusCode()).isEqualTo(404);
    assertThat(
            admin.get("/api/v1/clusters/" + CLUSTER + "/explanation?hour=yesterday").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theClusterPageAndThePanelSayTheSame() {
    Http browser = Http.browser(console);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    HourlyRecord odd = sent.get(280);
    String summary = explanation(odd).get("summary").asString();

    assertThat(browser.get("/clusters/" + CLUSTER + "/reasons?hour=" + odd.hour()).body())
        .contains(summary)
        .contains("outside of what training has seen");
    assertThat(browser.get("/clusters/" + CLUSTER + "?hour=" + odd.hour()).body())
        .contains(summary)
        .contains("unusual");
    HttpResponse<String> notThereYet =
        browser.get("/clusters/" + CLUSTER + "/reasons?hour=2020-01-01T00:00:00Z");
    assertThat(notThereYet.statusCode()).isEqualTo(202);
    assertThat(notThereYet.body())
        .contains("cannot be explained: its record has not reached the warehouse yet.");
  }

  private static JsonNode scored(String fields) {
    HttpResponse<String> answer = admin.postJson("/api/v1/predictions", "{" + fields + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  @Test
  void aRecordOfAKnownClusterIsScoredAfterItsHoursAsByTheForm() {
    JsonNode scored = scored("\"cluster_id\":\"" + CLUSTER + "\"," + SIGNALS);

    assertThat(scored.get("missing_features").valueStream().map(JsonNode::asString))
        .doesNotContain("usual_run", "hours_since_outage", "offline_ratio_change");
    assertThat(scored.get("summary").asString()).contains("past outages of this cluster");
    assertThat(scored.get("notes").get(0).asString())
        .isEqualTo(
            "Scored as the hour %s of cluster '%s', after the %d hours of it that are known."
                .formatted(sent.getLast().hour().plus(Duration.ofHours(1)), CLUSTER, sent.size()));
    Http browser = Http.browser(console);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    assertThat(
            browser
                .get(
                    "/predict?offline_ont_ratio=0.0018&trap_trend_score=-0.007&snr_avg=24.98&cluster="
                        + CLUSTER)
                .body())
        .contains(scored.get("summary").asString());
  }

  @Test
  void aRecordIsPlacedAtItsOwnHourOnlyWhenThatIsLaterThanTheKnownOnes() {
    String cluster = "\"cluster_id\":\"" + CLUSTER + "\"," + SIGNALS + ",\"timestamp_1h\":\"";
    var later = sent.getLast().hour().plus(Duration.ofHours(5));

    assertThat(scored(cluster + later + "\"").get("notes").get(0).asString())
        .startsWith("Scored as the hour " + later);
    assertThat(scored(cluster + sent.getFirst().hour() + "\"").get("notes").get(0).asString())
        .startsWith("Scored as the hour " + sent.getLast().hour().plus(Duration.ofHours(1)));
  }

  @Test
  void aRecordWithoutAKnownClusterIsScoredByItself() {
    JsonNode alone = scored(SIGNALS);
    JsonNode unknown = scored("\"cluster_id\":\"X\"," + SIGNALS);

    assertThat(alone.get("missing_features").toString()).contains("usual_run");
    assertThat(alone.get("notes").toString()).doesNotContain("cluster '");
    assertThat(unknown.get("probability")).isEqualTo(alone.get("probability"));
    assertThat(unknown.get("notes").get(0).asString())
        .isEqualTo("No hour of cluster 'X' is known: scored without a past.");
  }

  @Test
  void aRecordWithoutASignalIsRefused() {
    for (String body :
        List.of(
            "{}",
            "{\"colour\":7}",
            "{\"snr_avg\":null,\"hour_of_day\":3}",
            "{\"cluster_id\":\"" + CLUSTER + "\"}")) {
      HttpResponse<String> answer = admin.postJson("/api/v1/predictions", body);

      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(Http.json(answer).get("detail").asString())
          .startsWith("No signal was given")
          .contains("offline_ont_ratio", "snr_avg");
    }
    Http browser = Http.browser(console);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    assertThat(browser.get("/predict?cluster=" + CLUSTER).body()).contains("No signal was given");
    assertThat(browser.get("/predict?lasted=3").body()).contains("No signal was given");
    assertThat(browser.get("/predict").body()).doesNotContain("No signal was given");
  }
}
