package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class SecurityTest {
  private static final Set<String> OPEN =
      Set.of("/login", "/error", "/assets/language/{language}.json");
  private static final TestConsole CONSOLE = TestConsole.shared();

  @Test
  void everyRouteButTheOpenOnesNeedsALogin() {
    Set<String> paths = new TreeSet<>();
    for (var mapping : CONSOLE.beans(RequestMappingHandlerMapping.class)) {
      mapping.getHandlerMethods().keySet().forEach(route -> paths.addAll(route.getPatternValues()));
    }
    paths.addAll(
        List.of("/actuator/prometheus", "/actuator/info", "/actuator", "/v3/api-docs", "/nothing"));
    paths.removeAll(OPEN);
    // What pages are made of holds no data.
    paths.removeIf(path -> path.startsWith("/assets/"));

    assertThat(paths).contains("/", "/live", "/live/stream", "/api/v1/query");
    assertThat(paths)
        .allSatisfy(path -> {
          HttpResponse<String> answer =
              Http.browser(CONSOLE).get(path.replaceAll("\\{[^}]*}", "x"));
          boolean sentToLogin =
              answer.statusCode() == 302
                  && answer.headers().firstValue("Location").orElse("").endsWith("/login");
          // What is for commands of this machine knows no login, only the instance's token.
          int refused = path.startsWith("/internal/") ? 403 : 401;
          assertThat(sentToLogin || answer.statusCode() == refused).as(path).isTrue();
        });
  }

  @Test
  void programWithoutPasswordGetsAProblemDocument() {
    HttpResponse<String> answer = Http.browser(CONSOLE).get("/api/v1/predictions");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(Http.json(answer).get("status").asInt()).isEqualTo(401);
  }

  @Test
  void browserIsNeverAskedForBasic() {
    HttpResponse<String> answer =
        Http.browser(CONSOLE).get("/api/v1/predictions", "Sec-Fetch-Mode", "navigate");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  void wrongPasswordIsRefused() {
    assertThat(Http.program(CONSOLE, "admin", "wrong").get("/api/v1/models").statusCode())
        .isEqualTo(401);
    assertThat(Http.program(CONSOLE, "nobody", "x").get("/api/v1/models").statusCode())
        .isEqualTo(401);
  }

  @Test
  void personLogsInSeesPagesAndLogsOut() {
    Http browser = Http.browser(CONSOLE);

    HttpResponse<String> login = browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    assertThat(login.statusCode()).isEqualTo(302);
    assertThat(login.headers().firstValue("Location").orElse("")).endsWith("/");
    assertThat(login.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly")
        .contains("SameSite=Lax");
    assertThat(browser.get("/live").statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/v1/models").statusCode()).isEqualTo(200);

    String form = "_csrf=" + browser.token("/live");
    assertThat(browser.post("/logout", "application/x-www-form-urlencoded", form).statusCode())
        .isEqualTo(302);
    assertThat(browser.get("/live").statusCode()).isEqualTo(302);
  }

  @Test
  void wrongLoginSaysSoWithoutSayingWhatWasWrong() {
    Http browser = Http.browser(CONSOLE);

    HttpResponse<String> answer = browser.logIn("nobody", "wrong");

    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?wrong");
    assertThat(browser.get("/login?wrong").body()).contains("Name or password is wrong.");
  }

  @Test
  void manyWrongPasswordsMeanWaiting() {
    Http guesser = Http.program(CONSOLE, "guessed", "wrong");
    for (int i = 0; i < 5; i++) {
      assertThat(guesser.get("/api/v1/models").statusCode()).isEqualTo(401);
    }

    HttpResponse<String> answer = guesser.get("/api/v1/models");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("Too many failed logins");
  }

  @Test
  void changingRequestOfASessionNeedsItsToken() {
    Http browser = Http.browser(CONSOLE);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);

    assertThat(browser.postJson("/api/v1/query", "{\"sql\":\"select 1\"}").statusCode())
        .isEqualTo(403);
    String token = browser.token("/live");
    assertThat(
            browser
                .post(
                    "/api/v1/query",
                    "application/json",
                    "{\"sql\":\"select 1 as one\"}",
                    "X-CSRF-TOKEN",
                    token)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void endedSessionTellsScriptsToLoadTheLoginPage() {
    HttpResponse<String> answer = Http.browser(CONSOLE).get("/status", "HX-Request", "true");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect")).contains("/login?expired");
  }

  @Test
  void pagesForbidInlineScriptsFramesAndOtherSites() {
    HttpResponse<String> answer = Http.browser(CONSOLE).get("/login");

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self';")
        .contains("style-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
  }

  @Test
  void dataIsKeptNowhereAndFilesForAsLongAsTheyAreTheSame() {
    Http browser = Http.browser(CONSOLE);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    HttpResponse<String> page = browser.get("/clusters");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(browser.get("/api/v1/models").headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");

    Matcher style =
        Pattern.compile("href=\"(/assets/[0-9a-f]+/)layout/forewarn.css").matcher(page.body());
    assertThat(style.find()).isTrue();
    for (String file : List.of("layout/forewarn.css", "layout/layout.js", "language/id.json")) {
      HttpResponse<String> kept = browser.get(style.group(1) + file);
      assertThat(kept.statusCode()).as(file).isEqualTo(200);
      assertThat(kept.headers().firstValue("Cache-Control").orElse(""))
          .as(file)
          .contains("max-age=31536000")
          .contains("immutable");
      assertThat(kept.body())
          .as(file)
          .doesNotContain("\"/assets/vendor")
          .doesNotContain("\"/assets/l");
    }
    HttpResponse<String> plain = browser.get("/assets/layout/forewarn.css");
    assertThat(plain.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
  }

  @Test
  void healthIsOpenAndSaysNoMoreThanItsStatus() {
    HttpResponse<String> answer = Http.browser(CONSOLE).get("/actuator/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Http.json(answer).get("status").asString()).isEqualTo("UP");
    assertThat(Http.json(answer).has("components")).isFalse();
  }

  @Test
  void errorsShowNoStackTrace() {
    Http browser = Http.browser(CONSOLE);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);

    HttpResponse<String> page = browser.get("/nothing-here", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is no such page").doesNotContain("Exception");

    HttpResponse<String> problem =
        Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD).get("/api/v1/nothing");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
  }
}
