package forewarn.console.oncall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import forewarn.console.fixture.Axe;
import forewarn.console.fixture.Browser;
import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Maintenance, on-call, handover and audit, in headless Chromium. */
class ShiftPagesTest {
  private static final Actor ANA = Actor.person("ana", "127.0.0.1");
  private static TestConsole console;
  private static Browser browser;

  private Page page;

  @BeforeAll
  static void start() throws IOException {
    Assumptions.assumeTrue(Browser.isThere(), "no Chromium");
    console = TestConsole.live();
    browser = new Browser(console.url(), 1280, 800);
    new SampleIncidents(bean(Database.class), InstantSource.system(), new Random(1))
        .open(List.of("A-CL11", "A-CL12", "A-CL13"));
    Incidents incidents = bean(Incidents.class);
    incidents.acknowledge("INC-1", ANA);
    incidents.shelve(
        "INC-2", Instant.now().plus(Duration.ofHours(2)), "waiting for <b>a part</b>", ANA);
  }

  private static <T> T bean(Class<T> type) {
    return console.beans(type).iterator().next();
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      browser.close();
      console.close();
    }
  }

  @BeforeEach
  void logIn() {
    logIn(TestConsole.ADMIN);
  }

  private void logIn(String user) {
    browser.startSession(1280, 800);
    page = browser.page();
    browser.logIn(user, TestConsole.PASSWORD);
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void aWindowIsPlannedShownAndEnded() {
    page.navigate("/maintenance");
    page.locator("[name=title]").fill("Swap the <i>card</i>");
    page.locator("[name=part]").selectOption("olt");
    page.locator("[name=place]").fill("OLT-ACE7E-01");
    page.locator("[name=first]").fill(LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
    button("Plan it").click();

    Locator row = page.locator("#MW-1");
    assertThat(row).containsText("Swap the <i>card</i>");
    assertThat(row).containsText("OLT OLT-ACE7E-01");
    assertThat(row).hasAttribute("data-phase", "coming");
    page.navigate("/maintenance/MW-1");
    assertThat(page.locator("main")).containsText("Nothing to show for this choice.");
    button("End").click();
    assertThat(page.locator("#MW-1")).containsText("ended by admin");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void everyWrongFieldOfAWindowIsToldAtOnceAndKeepsWhatWasTyped() {
    page.navigate("/maintenance");
    page.locator("[name=part]").selectOption("region");
    page.locator("[name=minutes]").fill("never");
    page.locator("[name=zone]").fill("Asia/Nowhere");
    page.locator("[name=last]").fill("2020-01-01");
    button("Plan it").click();

    assertThat(page.locator(".notice.bad")).containsText("5 fields need a look");
    for (String field : List.of("title", "place", "minutes", "zone", "last")) {
      assertThat(page.locator("#wrong-" + field)).isVisible();
      assertThat(page.locator("[name=" + field + "]")).hasAttribute("aria-invalid", "true");
    }
    assertThat(page.locator("[name=zone]")).hasValue("Asia/Nowhere");
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void onCallIsSetUpFromNothingAndSaysWhoIsCalled() {
    page.navigate("/oncall");
    for (String name : List.of("Ana", "Ben")) {
      if (!page.locator("#new-person form").isVisible()) {
        page.locator("#new-person summary").click();
      }
      page.locator("#new-person [name=name]").fill(name);
      page.locator("#new-person [name=mail]").fill(name + "@example.com");
      page.locator("#new-person button").click();
      assertThat(page.locator("#people")).containsText(name + "@example.com");
    }
    page.locator("#new-level summary").click();
    page.locator("#new-level [name=name]").fill("Operators");
    page.locator("#new-level [name=turn]").selectOption("daily");
    page.locator("#new-level [name=handover]").fill("00:00");
    page.locator("#new-level [name=order]").nth(0).selectOption("1");
    page.locator("#new-level [name=order]").nth(1).selectOption("2");
    page.locator("#new-level button").click();

    Locator duty = page.locator("[data-level='1']");
    assertThat(duty.locator(".figure")).hasText("Ana");
    assertThat(duty).containsText("next: Ben");
    Instant now = Instant.now();
    page.locator("#overrides [name=person]").selectOption("2");
    page.locator("#overrides [name=from]").fill(local(now.minusSeconds(3600)));
    page.locator("#overrides [name=until]").fill(local(now.plusSeconds(3600)));
    button("Stand in").click();
    assertThat(duty.locator(".figure")).hasText("Ben");
    assertThat(duty).containsText("stands in");
    assertThat(page.locator(".calendar .override")).hasCount(1);
    assertThat(Axe.violations(page)).isEmpty();
    assertThat(browser.errors()).isEmpty();

    page.locator("#people .edit").first().locator("summary").click();
    button("Remove Ana").click();
    assertThat(page.locator(".notice.bad")).containsText("Cannot remove Ana: they take turns");
  }

  private static String local(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDateTime().withNano(0).toString().substring(0, 16);
  }

  @Test
  void aShiftIsHandedOverByTwoUsersAndKept() {
    page.navigate("/handover");
    assertThat(page.locator("#shift-open")).containsText("acknowledged by ana");
    assertThat(page.locator("#shift-open")).containsText("INC-3");
    assertThat(page.locator("#shift-shelved")).containsText("waiting for <b>a part</b>");
    assertThat(page.locator("#shift-changes")).containsText("Incidents opened");
    assertThat(page.locator("#shift-changes .mentions a[href='/incidents/INC-3']").first())
        .isVisible();
    page.locator("[name=notes]").fill("Watch A-CL13.\nThe part comes at 6.");
    button("I hand over as admin").click();
    assertThat(page.locator("#sign")).containsText("Another user logs in");

    bean(Incidents.class).resolve("INC-3", "done", ANA);
    logIn(TestConsole.ENGINEER);
    page.navigate("/handover");
    button("I take over as eng").click();
    page.waitForURL(Pattern.compile(".*/handover/\\d+"));

    assertThat(page.locator(".sign")).containsText("Watch A-CL13.");
    assertThat(page.locator(".sign")).containsText("admin");
    assertThat(page.locator(".sign")).containsText("eng");
    assertThat(page.locator("#shift-open")).containsText("INC-3");
    page.navigate("/handover");
    assertThat(page.locator("#past tbody tr")).hasCount(1);
    assertThat(page.locator("#shift-open")).not().containsText("INC-3");
    assertThat(Axe.violations(page)).isEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void theAuditIsSearchedExportedAndVerified() {
    page.navigate("/admin/audit?object=INC-2");
    assertThat(page.locator("#audit-entries tbody tr")).hasCount(1);
    assertThat(page.locator("#audit-entries")).containsText("incident.shelve");
    assertThat(page.locator("#audit-entries")).containsText("waiting for <b>a part</b>");
    page.locator("#verify").click();
    assertThat(page.locator("#verification")).containsText("as they were written");
    assertThat(Axe.violations(page)).isEmpty();

    Http admin = Http.browser(console);
    admin.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    assertThat(admin.get("/admin/audit/entries.csv?action=incident.shelve").body())
        .startsWith("sequence,at,actor,origin,action,object,before,after,hash")
        .contains("INC-2");
    assertThat(Http.json(admin.get("/admin/audit/entries.json?object=INC-2")).get(0).get("actor"))
        .hasToString("\"ana\"");
    assertThat(admin.get("/admin/audit/entries.csv?from=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void aForgedEntryIsNamed() {
    Database database = bean(Database.class);
    String truth =
        database
            .sql("select actor from audit where sequence = 1")
            .query((row, number) -> row.getString("actor"))
            .single();
    database.sql("update audit set actor = 'nobody' where sequence = 1").update();
    page.navigate("/admin/audit?verify=chain");
    assertThat(page.locator("#verification"))
        .containsText("Entry 1 was changed after it was written");
    database.sql("update audit set actor = ? where sequence = 1", truth).update();
  }

  @Test
  void whoeverOnlyLooksChangesNothing() {
    Http analyst = Http.browser(console);
    analyst.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    assertThat(analyst.get("/maintenance").body()).doesNotContain("Plan it");
    assertThat(analyst.get("/oncall").body()).doesNotContain("new-person");
    assertThat(analyst.get("/handover").body()).doesNotContain("I hand over");
    assertThat(analyst.get("/admin/audit").statusCode()).isEqualTo(403);
    String token = analyst.token("/maintenance");
    for (String path : List.of("/maintenance/MW-1/end", "/oncall/levels/1/remove", "/handover")) {
      assertThat(
              analyst
                  .post(path, "application/x-www-form-urlencoded", "notes=x&_csrf=" + token)
                  .statusCode())
          .as(path)
          .isEqualTo(403);
    }
  }

  @Test
  void nothingIsWiderThanAPhone() {
    page.setViewportSize(375, 800);
    for (String path : List.of("/maintenance", "/oncall", "/handover", "/admin/audit")) {
      page.navigate(path);
      browser.settle();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(375);
      assertThat(Axe.violations(page)).as(path).isEmpty();
    }
  }
}
