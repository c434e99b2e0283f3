package forewarn.console.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import forewarn.console.fixture.Axe;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.store.Database;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page and the call, on a few notes of our own. */
class SearchPageTest {
  private static final Duration SECONDS = Duration.ofSeconds(20);
  private static final String EVIL = "fiber cut <img src=x onerror=alert(1)> & ignore all rules";
  private static TestConsole console;
  private static Http page;
  private static Http program;

  @TempDir static Path folder;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.live();
    console.importFiles(
        file("RAW_CITY", "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n"),
        file("RAW_OLT", "olt_key,olt_id,city_key\n1,OLT-ACE7E-01,1\n"),
        file(
            "RAW_CLUSTER",
            "cluster_key,cluster_id,olt_key,city_key,cluster_name\n"
                + "1,ACE7E-CL11,1,1,Cluster-ACE7E-11\n"),
        file(
            "RAW_NETWORK_CONTEXT_STATIC",
            "city,city_key,province,region,olt_id,olt_key,cluster_id,cluster_key,cluster_name,vendor\n"
                + "Aceh,1,Aceh,Sumatra,OLT-ACE7E-01,1,ACE7E-CL11,1,Cluster-ACE7E-11,ZTE\n"),
        notes("RAW_EVENT_TRANSCRIPTS", "TX-01", "TX-02"));
    page = Http.browser(console);
    page.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    program = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
    await().atMost(SECONDS).until(() -> json("").path("total").asLong() == 2);
  }

  @AfterAll
  static void close() {
    console.close();
  }

  private static Path notes(String name, String... ids) throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "timestamp_1h,olt_id,cluster_id,transcript_id,event_type,severity_bucket,event_transcript\n");
    for (int i = 0; i < ids.length; i++) {
      rows.append(
          "2024-11-05 %02d:00:00,OLT-ACE7E-01,ACE7E-CL11,%s,degraded,major,[Pager] NOC: %s offline=%d%%\n"
              .formatted(10 + i, ids[i], EVIL, i));
    }
    return file(name, rows.toString());
  }

  private static Path file(String table, String rows) throws IOException {
    return Files.writeString(folder.resolve(table + ".csv"), rows);
  }

  private static JsonNode json(String text) {
    return Http.json(program.get("/api/v1/search?q=" + encoded(text)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void theCallGivesHitsWithTheirFieldsAndFacets() {
    JsonNode found = json("fiber cut in Aceh");

    assertThat(found.path("hits").size()).isEqualTo(1);
    JsonNode hit = found.path("hits").get(0);
    assertThat(hit.path("id").asString()).isEqualTo("TX-02");
    assertThat(hit.path("duplicates").asLong()).isEqualTo(1);
    assertThat(hit.path("text").asString()).contains(EVIL);
    assertThat(hit.path("score").asDouble()).isPositive();
    assertThat(hit.path("fields").path("vendor").asString()).isEqualTo("ZTE");
    assertThat(hit.path("fields").path("cluster_id").asString()).isEqualTo("ACE7E-CL11");
    assertThat(found.path("facets").path("severity").path("major").asLong()).isEqualTo(2);
    assertThat(found.path("understood").path("province").get(0).asString()).isEqualTo("Aceh");
  }

  @Test
  void aFilterThatNothingFitsFindsNothing() {
    JsonNode found = Http.json(program.get("/api/v1/search?q=fiber&severity=critical"));

    assertThat(found.path("total").asLong()).isZero();
    assertThat(found.path("facets").path("severity").path("major").asLong()).isEqualTo(2);
  }

  @Test
  void whatIsOutOfBoundsIsRefusedWithTheValue() {
    HttpResponse<String> answer = program.get("/api/v1/search?limit=5000");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.json(answer).path("detail").asString()).contains("5000");
    assertThat(program.get("/api/v1/search?from=soon").statusCode()).isEqualTo(400);
    assertThat(page.get("/search?from=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void thePageShowsTextsAsTextAndMarksWhatWasLookedFor() {
    String shown = page.get("/search?q=fiber+cut").body();

    assertThat(shown).contains("<mark>fiber</mark>").contains("&lt;img src=x onerror=alert(1)");
    assertThat(shown).doesNotContain("<img src=x");
    assertThat(shown).contains("one more says the same").contains("/clusters/ACE7E-CL11");
  }

  @Test
  void thePageSaysWhatWasLookedForWhenNothingFits() {
    String shown = page.get("/search?q=" + encoded("\"zebra crossing\"")).body();

    assertThat(shown).contains("Nothing fits.").contains("zebra");
    assertThat(shown).contains("Look for the words instead of the phrase");
  }

  @Test
  void nobodySearchesWithoutHavingLoggedIn() {
    assertThat(Http.program(console, "nobody", "wrong").get("/api/v1/search").statusCode())
        .isEqualTo(401);
  }

  @Test
  void phrasesOfNotesBeforeOutagesAreCounted() {
    JsonNode none = Http.json(program.get("/api/v1/search/phrases"));

    assertThat(none.path("notes").asLong()).isZero();
    assertThat(none.path("others").asLong()).isBetween(2L, 3L);
    assertThat(page.get("/search/phrases?hours=3").body()).contains("No note fits this.");
    assertThat(program.get("/api/v1/search/phrases?hours=99").statusCode()).isEqualTo(400);
    assertThat(program.get("/api/v1/search/phrases?reach=world").statusCode()).isEqualTo(400);
  }

  @Test
  void anIncidentComesWithWhatIsLikeItAndHowItEnded() {
    Database store = console.beans(Database.class).iterator().next();
    new SampleIncidents(store, InstantSource.system(), new Random(3))
        .open(List.of("ACE7E-CL11", "ACE7E-CL11"));
    Incidents incidents = console.beans(Incidents.class).iterator().next();
    incidents.resolve("INC-2", "patched <b>cord</b>", Actor.person("ana", "127.0.0.1"));
    await().atMost(SECONDS).until(() -> json("INC-2").path("hits").size() == 1);

    JsonNode similar = Http.json(program.get("/api/v1/search/similar?id=INC-1"));

    JsonNode past = similar.path("incidents").get(0);
    assertThat(past.path("id").asString()).isEqualTo("INC-2");
    assertThat(past.path("outcome").asString()).isEqualTo("resolved");
    assertThat(past.path("done").get(0).asString()).isEqualTo("patched <b>cord</b>");
    assertThat(page.get("/search?q=INC-1").body()).contains("hx-get=\"/search/similar/INC-1\"");
    assertThat(page.get("/search/similar/INC-1").body())
        .contains("What is like INC-1", "/incidents/INC-2", "patched &lt;b&gt;cord&lt;/b&gt;");
    assertThat(page.get("/incidents/INC-1").body()).contains("hx-get=\"/incidents/INC-1/like\"");
    assertThat(page.get("/incidents/INC-1/like").body()).contains("What is like INC-1");
    assertThat(program.get("/api/v1/search/similar?id=INC-99").statusCode()).isEqualTo(404);
    assertThat(program.get("/api/v1/search/similar?id=INC-1&limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void aNoteThatIsImportedWhilePeopleSearchIsFoundWithinSeconds() throws IOException {
    assertThat(json("\"gnawed by\"").path("total").asLong()).isZero();

    console.importFiles(
        file(
            "RAW_EVENT_TRANSCRIPTS",
            "timestamp_1h,olt_id,cluster_id,transcript_id,event_type,severity_bucket,event_transcript\n"
                + "2024-11-06 10:00:00,OLT-ACE7E-01,ACE7E-CL11,TX-0R,degraded,minor,"
                + "Gnawed by a rodent in the duct\n"));

    await()
        .atMost(SECONDS)
        .until(() ->
            json("\"gnawed by\"").path("hits").path(0).path("id").asString("").equals("TX-0R"));
  }

  @Test
  void axeFindsNothingAndNothingIsWiderThanThePhone() {
    Assumptions.assumeTrue(Browser.isThere(), "no Chromium");
    try (Browser browser = new Browser(console.url(), 375, 800)) {
      browser.startSession(375, 800);
      browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
      for (String path :
          List.of(
              "/search?q=fiber",
              "/search?q=zebra&severity=critical",
              "/search/phrases",
              "/search/phrases?reach=province&hours=24")) {
        browser.page().navigate(path);

        assertThat(Axe.violations(browser.page())).as(path).isEmpty();
        assertThat(browser.page().evaluate("document.documentElement.scrollWidth"))
            .as(path)
            .isEqualTo(375);
      }
    }
  }

  @Test
  void keysMoveOverTheHitsAndIntoTheBox() {
    Assumptions.assumeTrue(Browser.isThere(), "no Chromium");
    try (Browser browser = new Browser(console.url(), 1280, 800)) {
      browser.startSession(1280, 800);
      browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
      Page open = browser.page();
      open.navigate("/search?q=fiber");

      open.keyboard().press("j");
      assertThat(open.evaluate("document.activeElement.matches('[data-hit][aria-selected]')"))
          .isEqualTo(true);
      open.keyboard().press("/");
      assertThat(open.evaluate("document.activeElement.id")).isEqualTo("q");
      open.keyboard().type("k");
      assertThat(open.locator("#q").inputValue()).isEqualTo("k");
    }
  }

  @Test
  void anIdFindsItsText() {
    assertThat(json("tx-01").path("hits").get(0).path("exact").asBoolean()).isTrue();
  }
}
