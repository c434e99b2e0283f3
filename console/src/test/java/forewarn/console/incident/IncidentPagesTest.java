package forewarn.console.incident;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.SamplePredictions;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.incident.State;
import forewarn.operations.store.Database;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue and the page of an incident as an operator works with them. */
class IncidentPagesTest {
  private static final Actor BEN = Actor.person("ben", "10.0.0.2");
  private static final String EVIL = "<img src=x onerror=alert(1)> & \"quoted\"";
  private static TestConsole console;
  private static Browser browser;
  private static Http http;
  private static Incidents incidents;
  private static SampleIncidents sample;
  private static int clusters;

  private Page page;
  private List<Incident> mine;

  @BeforeAll
  static void start() throws IOException {
    boolean there = Browser.isThere();
    if (!there) {
      System.out.println("Skipped: no Chromium at " + Browser.place());
    }
    Assumptions.assumeTrue(there, "no Chromium");
    console = TestConsole.live();
    incidents = console.beans(Incidents.class).iterator().next();
    Database database = console.beans(Database.class).iterator().next();
    sample = new SampleIncidents(database, InstantSource.system(), new Random(1));
    browser = new Browser(console.url(), 1280, 800);
    http = Http.browser(console);
    http.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      browser.close();
      console.close();
    }
  }

  // Each test has three incidents of its own, and no other is open.
  @BeforeEach
  void openThree() {
    IncidentFilter all = IncidentFilter.QUEUE;
    for (Incident old : incidents.list(unshelvedAndShelved(all))) {
      incidents.resolve(old.id(), "another test begins", BEN);
    }
    clusters += 3;
    mine =
        sample.open(List.of("T-CL" + clusters, "T-CL" + (clusters + 1), "T-CL" + (clusters + 2)));
    browser.startSession(1280, 800);
    page = browser.page();
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  private static IncidentFilter unshelvedAndShelved(IncidentFilter all) {
    return new IncidentFilter(
        all.states(),
        all.severities(),
        IncidentFilter.Shelving.EITHER,
        null,
        null,
        null,
        null,
        null,
        all.order(),
        1000,
        0);
  }

  private Locator rows() {
    return page.locator("#incident-rows tr");
  }

  private Locator row(Incident one) {
    return page.locator("#row-" + one.id());
  }

  private void pick(Incident... some) {
    for (Incident one : some) {
      row(one).locator("input[name=ids]").check();
    }
  }

  private Incident now(Incident one) {
    return incidents.find(one.id()).orElseThrow();
  }

  @Test
  void theQueueIsOrderedByImpactAndSaysHowItStands() {
    page.navigate("/incidents");

    assertThat(rows()).hasCount(3);
    List<String> shown =
        rows().all().stream().map(row -> row.getAttribute("id").substring(4)).toList();
    assertThat(shown)
        .isEqualTo(incidents.list(IncidentFilter.QUEUE).stream().map(Incident::id).toList());
    assertThat(page.locator("[data-figure=open] .figure")).hasText("3");
    assertThat(page.locator("[data-figure]")).hasCount(7);
    assertThat(rows().first().locator(".badge .icon").first()).isVisible();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void aPageOrFilterWithoutRowsDoesNotSayThatNothingIsOpen() {
    page.navigate("/incidents?page=999999");
    assertThat(rows()).hasCount(3);
    assertThat(page.locator(".empty.good")).hasCount(0);

    page.navigate("/incidents?region=Nowhere");
    assertThat(page.locator("#queue .empty").first())
        .containsText("None of 3 open incidents fits these filters.");

    mine.forEach(
        one -> incidents.shelve(one.id(), Instant.now().plusSeconds(3600), "waiting", BEN));
    page.navigate("/incidents");
    assertThat(page.locator("#queue .empty").first())
        .containsText("Every open incident is shelved.");
    assertThat(page.locator(".empty.good")).hasCount(0);
  }

  @Test
  void keysMoveSelectAcknowledgeAndOpen() {
    page.navigate("/incidents");
    String first = rows().first().getAttribute("id").substring(4);
    String second = rows().nth(1).getAttribute("id").substring(4);

    page.keyboard().press("j");
    page.keyboard().press("x");
    page.keyboard().press("j");
    page.keyboard().press("x");
    assertThat(page.locator("#picked")).hasText("2 selected");
    page.keyboard().press("a");

    assertThat(page.locator("#acted")).containsText("acknowledged.");
    assertThat(rows().first()).containsText("acknowledged");
    assertThat(page.locator("#picked")).hasText("Select all");
    assertThat(List.of(first, second))
        .allSatisfy(id ->
            assertThat(incidents.find(id).orElseThrow().handling().acknowledgedBy())
                .isEqualTo("admin"));
    page.keyboard().press("k");
    page.keyboard().press("Enter");
    page.waitForURL("**/incidents/" + first);
  }

  @Test
  void shelvingNeedsAReasonAndCanBeUndone() {
    page.navigate("/incidents");
    pick(mine.get(0));
    page.locator(".menu-form summary", byText("Shelve")).click();
    page.locator("button[value=shelve]").click();
    assertThat(page.locator("#acted [role=alert]")).containsText("Say why");

    page.locator("[name=why]").fill("a part is on its way");
    page.locator("button[value=shelve]").click();

    assertThat(page.locator("#acted")).containsText("shelved until");
    assertThat(row(mine.get(0))).containsText("shelved until");
    page.locator("#acted button[value=unshelve]").click();
    assertThat(page.locator("#acted")).containsText("back in the queue");
    assertThat(now(mine.get(0)).handling().shelvedUntil()).isNull();
  }

  private static Page.LocatorOptions byText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void whatIsShelvedHasATabOfItsOwn() {
    incidents.shelve(mine.get(1).id(), Instant.now().plusSeconds(3600), "waiting", BEN);

    page.navigate("/incidents?tab=shelved");

    assertThat(rows()).hasCount(1);
    assertThat(row(mine.get(1))).containsText("shelved until");
    page.locator(".tabs a", byText("Open")).click();
    assertThat(rows()).hasCount(2);
  }

  @Test
  void manyAreAssignedResolvedAndMergedAtOnce() {
    page.navigate("/incidents");
    pick(mine.get(0), mine.get(1));
    page.locator("button[value=assign-me]").click();
    assertThat(row(mine.get(1)).locator(".who")).containsText("admin");

    pick(mine.get(0), mine.get(1));
    page.locator("button[value=merge]").click();
    assertThat(page.locator("#acted")).containsText("merged.");
    assertThat(List.of(now(mine.get(0)).state(), now(mine.get(1)).state()))
        .containsOnlyOnce(State.MERGED);

    pick(mine.get(2));
    page.locator(".menu-form summary", byText("Resolve")).click();
    page.locator("[name=outcome]").fill("the splice is renewed");
    page.locator("button[value=resolve]").click();
    assertThat(row(mine.get(2))).containsText("resolved");
    assertThat(now(mine.get(2)).state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void newOnesWaitWhileRowsStayWhereTheyAre() {
    page.navigate("/incidents");
    List<String> before = rows().all().stream().map(row -> row.getAttribute("id")).toList();
    pick(mine.get(2));

    Incident fresh = sample.open(List.of("FRESH-CL" + clusters)).getFirst();
    incidents.acknowledge(mine.get(0).id(), BEN);

    assertThat(page.locator("#fresh")).containsText("1 new");
    assertThat(row(mine.get(0))).containsText("seen by ben");
    assertThat(rows().all().stream().map(row -> row.getAttribute("id")).toList()).isEqualTo(before);
    assertThat(row(mine.get(2)).locator("input")).isChecked();
    page.locator("#fresh").click();
    assertThat(row(fresh)).isVisible();
    assertThat(page.locator("#fresh")).isHidden();
  }

  @Test
  void filtersAreInTheAddress() {
    incidents.assign(mine.get(0).id(), "eng", BEN);
    page.navigate("/incidents");

    page.locator("#filters [name=assignee]").selectOption("eng");

    assertThat(rows()).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("assignee=eng"));
    page.navigate("/incidents?text=" + mine.get(1).extent().id());
    assertThat(rows()).hasCount(1);
    page.navigate("/incidents?province=Nowhere");
    assertThat(page.locator(".empty")).containsText("open incidents fits these filters.");
    page.navigate("/incidents?assignee=eng&severity=warning");
    assertThat(page.locator(".empty")).containsText("open incidents fits these filters.");
  }

  @Test
  void theDetailTellsCauseStoryAndWhatWasDoneBefore() {
    Incident past =
        sample.past(mine.get(0).extent().id(), State.RESOLVED, ProbableCause.LOSS_OF_SIGNAL, 30);
    sample.alarms(past, 1, "OLT-T-01");
    sample.alarms(mine.get(0), 2, "OLT-T-01");
    incidents.comment(mine.get(0).id(), EVIL, BEN);

    page.navigate("/incidents/" + mine.get(0).id());

    assertThat(page.locator("#diagnosis")).containsText("Loss of signal prevails.");
    assertThat(page.locator("#timeline .story li").first()).containsText(EVIL);
    assertThat(page.locator("#timeline .story li").last()).containsText("Opened");
    assertThat(page.locator("#extent a"))
        .hasAttribute("href", "/clusters/" + mine.get(0).extent().id());
    assertThat(page.locator("#similar")).containsText("same cluster, same OLT, same cause");
    assertThat(page.locator("#similar")).containsText("ana: Splice at the cabinet renewed.");
    assertThat(page.locator("#alarms tbody tr")).hasCount(2);
    assertThat(page.locator("#around")).containsText("No prediction of these hours is known.");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void theDetailIsActedOn() {
    page.navigate("/incidents/" + mine.get(0).id());
    page.locator("[name=text]").fill("called the field team");
    page.locator("button[value=comment]").click();
    assertThat(page.locator("#timeline .story")).containsText("called the field team");

    page.keyboard().press("a");

    assertThat(page.locator(".badges")).containsText("acknowledged by admin");
    page.locator(".menu-form summary", byText("Merge")).click();
    page.locator("[name=into]").fill(mine.get(1).id());
    page.locator("button[value=merge]").click();
    assertThat(page.locator(".notice a")).hasText(mine.get(1).id());
    page.locator(".notice a").click();
    assertThat(page.locator("#extent .clusters li")).hasCount(2);
    page.locator("#extent input[name=clusters]").first().check();
    page.locator("button[value=split]").click();
    assertThat(page.locator("#extent .clusters li")).hasCount(1);
  }

  @Test
  void theDetailSaysWhenSomethingHasHappenedToIt() {
    page.navigate("/incidents/" + mine.get(0).id());

    incidents.acknowledge(mine.get(0).id(), BEN);

    assertThat(page.locator("#fresh")).isVisible();
    page.locator("#fresh").click();
    assertThat(page.locator(".badges")).containsText("acknowledged by ben");
  }

  @Test
  void overviewAndClusterShowIncidents() {
    page.navigate("/");
    assertThat(page.locator("#open-incidents")).containsText(mine.get(0).id());

    String cluster = "ACE7E-CL11";
    console.send(new SamplePredictions(Instant.parse("2024-11-05T00:00:00Z"), 5).nextHour());
    Incident there = sample.open(List.of(cluster)).getFirst();
    page.navigate("/");
    assertThat(page.locator("#open-incidents")).containsText(there.id());
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(http.get("/clusters/" + cluster).body()).contains("cluster-incidents"));
    page.navigate("/clusters/" + cluster);
    assertThat(page.locator("#cluster-incidents tbody")).containsText(there.id());
    page.locator("#cluster-incidents .tools a").first().click();
    assertThat(rows()).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("cluster=" + cluster));
  }

  @Test
  void whatIsNotThereOrNotAllowedIsSaid() {
    assertThat(http.get("/incidents/INC-99999", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(http.get("/incidents/nonsense", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(http.get("/incidents?severity=bad", "Accept", "text/html").statusCode())
        .isEqualTo(400);
    assertThat(http.get("/incidents?days=0", "Accept", "text/html").statusCode()).isEqualTo(400);
    Http analyst = Http.browser(console);
    analyst.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    assertThat(analyst.get("/incidents").body()).doesNotContain("id=\"act\"");
    String form =
        "action=acknowledge&ids=" + mine.get(0).id() + "&_csrf=" + analyst.token("/incidents");
    assertThat(
            analyst.post("/incidents/act", "application/x-www-form-urlencoded", form).statusCode())
        .isEqualTo(403);
    assertThat(now(mine.get(0)).handling().acknowledged()).isNull();
  }

  @Test
  void theQueueIsSavedAsAFile() {
    HttpResponse<String> csv = http.get("/incidents.csv");

    assertThat(csv.body().lines()).hasSize(4).first().asString().startsWith("id,state,severity");
    assertThat(http.get("/incidents.xlsx").body()).startsWith("PK");
  }

  @Test
  void nothingOpenIsGoodNews() {
    mine.forEach(one -> incidents.resolve(one.id(), "over", BEN));

    page.navigate("/incidents");

    assertThat(page.locator(".empty.good")).containsText("No incident is open.");
    page.navigate("/incidents?tab=closed");
    assertThat(rows().first()).containsText("resolved");
  }

  @Test
  void pagesFitAPhone() {
    for (String path : List.of("/incidents", "/incidents/" + mine.get(0).id())) {
      page.setViewportSize(375, 800);
      page.navigate(path);
      browser.settle();
      assertThat(
              ((Number)
                      page.evaluate(
                          "document.documentElement.scrollWidth -"
                              + " document.documentElement.clientWidth"))
                  .intValue())
          .as(path)
          .isLessThanOrEqualTo(0);
    }
    assertThat(browser.errors()).isEmpty();
  }
}
