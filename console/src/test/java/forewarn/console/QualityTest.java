package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Checks and rejected rows as users and programs see them. */
class QualityTest {
  private static final String CITIES =
      "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n2,,Bali,<b>R</b>\n-3,=cmd(),Riau,Sumatra\nx,Jambi,Jambi,Sumatra\n";
  private static TestConsole console;
  private static Http admin;
  private static Http analyst;

  @BeforeAll
  static void importRowsThatBreakRules() throws IOException {
    console = TestConsole.live();
    Path csv = Files.writeString(console.dataDir().resolve("RAW_CITY.csv"), CITIES);
    console.importFiles(csv);
    admin = Http.program(console, TestConsole.ADMIN, TestConsole.PASSWORD);
    analyst = Http.program(console, TestConsole.ANALYST, TestConsole.PASSWORD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  private static Http loggedIn(String user) {
    Http browser = Http.browser(console);
    browser.logIn(user, TestConsole.PASSWORD);
    return browser;
  }

  @Test
  void apiListsTheNewestResultOfEveryCheckFailingFirst() {
    JsonNode quality = ok(admin.get("/api/v1/quality"));

    JsonNode first = quality.get("results").get(0);
    assertThat(first.get("state").asString()).isEqualTo("rejecting");
    assertThat(first.get("object").asString()).isEqualTo("STAGING.STG_CITY");
    assertThat(first.get("rows_checked").asLong()).isPositive();
    assertThat(first.get("checked_at").asString()).endsWith("Z");
    assertThat(quality.get("held").isEmpty()).isTrue();
    assertThat(quality.get("summary").get("rejecting").asLong()).isGreaterThanOrEqualTo(4);
    assertThat(quality.get("summary").get("rejected_rows").asLong()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void valuesOfRowsAreForThoseWhoMayReadTheLayer() {
    assertThat(admin.get("/api/v1/quality").body()).contains("city_key is -3");
    assertThat(analyst.get("/api/v1/quality").body()).doesNotContain("city_key is -3");
    assertThat(admin.get("/api/v1/quality/rejected").body()).contains("=cmd()");
    JsonNode counts = ok(analyst.get("/api/v1/quality/rejected"));
    assertThat(counts.get("counts").size()).isGreaterThanOrEqualTo(4);
    assertThat(counts.get("rows").isEmpty()).isTrue();
    assertThat(analyst.get("/api/v1/quality/rejected.csv").statusCode()).isEqualTo(403);
    assertThat(loggedIn(TestConsole.ANALYST).get("/catalogue/rejected").body())
        .contains("are for engineers and administrators")
        .doesNotContain("=cmd()");
    assertThat(
            loggedIn(TestConsole.ANALYST)
                .get("/catalogue/rejected/stg_city/1/3", "Accept", "text/html")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void historyOfACheckIsListedHourByHour() {
    JsonNode history =
        ok(admin.get("/api/v1/quality/history?object=staging.stg_city&check=city_named"));
    assertThat(history.get("rule").asString()).contains("city is null");
    assertThat(history.get("results").get(0).get("severity").asString()).isEqualTo("reject");

    HttpResponse<String> unknown =
        admin.get("/api/v1/quality/history?object=STAGING.STG_CITY&check=none");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(Http.json(unknown).get("detail").asString()).contains("no check 'none'");
    assertThat(admin.get("/api/v1/quality/history?object=a&check=b&limit=0").statusCode())
        .isEqualTo(400);
  }

  @Test
  void rejectedRowsAreFilteredPagedAndDownloaded() {
    JsonNode found =
        ok(admin.get("/api/v1/quality/rejected?table=stg_city&rule=city_key_positive"));
    assertThat(found.get("found").asLong()).isEqualTo(1);
    assertThat(found.get("rows").get(0).get("raw_row").get("province").asString())
        .isEqualTo("Riau");
    assertThat(ok(admin.get("/api/v1/quality/rejected?limit=1&offset=1")).get("rows").size())
        .isEqualTo(1);
    assertThat(admin.get("/api/v1/quality/rejected?limit=5000").statusCode()).isEqualTo(400);

    HttpResponse<String> csv = admin.get("/api/v1/quality/rejected.csv?table=stg_city");
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).contains("\"stg_city\",1,3,").contains("\"\"region\"\":\"\"Sumatra\"\"");
  }

  @Test
  void apiReadmitsACorrectedRow() {
    String row = "{\"table\":\"stg_city\",\"load\":1,\"row\":2,\"values\":{%s}}";
    HttpResponse<String> wrong =
        admin.postJson(
            "/api/v1/quality/rejected/readmit",
            row.formatted("\"city_key\":\"two\",\"colour\":\"red\""));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(Http.json(wrong).get("errors").size()).isEqualTo(2);
    assertThat(
            analyst
                .postJson("/api/v1/quality/rejected/readmit", row.formatted("\"city\":\"Bali\""))
                .statusCode())
        .isEqualTo(403);
    assertThat(admin.postJson("/api/v1/quality/rejected/readmit", "{}").statusCode())
        .isEqualTo(400);

    JsonNode done =
        ok(admin.postJson("/api/v1/quality/rejected/readmit", row.formatted("\"city\":\"Bali\"")));

    assertThat(done.get("load_number").asLong()).isGreaterThan(1);
    JsonNode listed = ok(admin.get("/api/v1/quality/rejected?rule=city_named"));
    assertThat(listed.get("rows").get(0).get("corrected_by").asString()).isEqualTo("admin");
  }

  @Test
  void pagesShowChecksAndTheirHistory() {
    Http browser = loggedIn(TestConsole.ANALYST);

    assertThat(browser.get("/catalogue/quality").body())
        .contains("Rejecting")
        .contains("/catalogue/quality/STAGING.STG_CITY/city_key_positive")
        .doesNotContain("city_key is -3");
    assertThat(browser.get("/catalogue/quality?find=%3Cb%3E").body())
        .contains("No object, check or state matches “&lt;b&gt;”");
    assertThat(browser.get("/catalogue/quality/STAGING.STG_CITY/city_named").body())
        .contains("keeps the row out")
        .contains("city is null or province is null");
    assertThat(
            browser
                .get("/catalogue/quality/STAGING.STG_CITY/none", "Accept", "text/html")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void engineerCorrectsARowInItsForm() {
    Http browser = loggedIn(TestConsole.ENGINEER);
    String path = "/catalogue/rejected/stg_city/1/3";
    assertThat(browser.get(path).body())
        .contains("Readmit the corrected row")
        .contains("value=\"-3\"");
    String token = browser.token(path);

    HttpResponse<String> refused = post(browser, path, token, "0");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("city_key is 0, must be 1 or more").contains("value=\"0\"");

    HttpResponse<String> done = post(browser, path, token, "3");
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(browser.get(path).body())
        .contains("Corrected by load")
        .contains("eng")
        .doesNotContain("Readmit the corrected row");
    assertThat(post(loggedIn(TestConsole.ANALYST), path, "none", "3").statusCode())
        .isNotEqualTo(303);
  }

  private static HttpResponse<String> post(Http browser, String path, String token, String key) {
    String form =
        "_csrf="
            + URLEncoder.encode(token, StandardCharsets.UTF_8)
            + "&value%3Acity_key="
            + key
            + "&value%3Acity=%3Dcmd()&value%3Aprovince=Riau&value%3Aregion=Sumatra";
    return browser.post(path, "application/x-www-form-urlencoded", form, "Accept", "text/html");
  }
}
