package forewarn.console.wall;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The wall as somebody with a link and nothing else reaches it. */
class WallTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final Pattern ADDRESS =
      Pattern.compile("id=\"wall-link\" readonly value=\"([^\"]+)\"");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static Http admin;

  @BeforeAll
  static void logIn() {
    admin = Http.browser(CONSOLE);
    admin.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @Test
  void linkShowsTheWallWithoutALoginAndLeavesTheAddress() {
    Http visitor = Http.browser(CONSOLE);

    HttpResponse<String> entered = visitor.get(newLink("north") + "&every=30&view=regions&x=1");

    assertThat(entered.statusCode()).isEqualTo(302);
    assertThat(entered.headers().firstValue("Location").orElse(""))
        .endsWith("/wall?every=30&view=regions");
    assertThat(entered.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(entered.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("FOREWARN_WALL=")
        .contains("Path=/wall;")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Max-Age=");

    HttpResponse<String> wall = visitor.get("/wall?every=30&view=regions");
    assertThat(wall.statusCode()).isEqualTo(200);
    assertThat(wall.body())
        .contains("data-every=\"30\"")
        .contains("data-pinned=\"regions\"")
        .doesNotContain("href=\"/admin")
        .doesNotContain("<nav");
    assertThat(wall.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(wall.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
  }

  @Test
  void keyOpensNothingButTheWall() {
    String key = keyIn(newLink("only the wall"));
    Set<String> paths = new TreeSet<>();
    for (var mapping : CONSOLE.beans(RequestMappingHandlerMapping.class)) {
      mapping.getHandlerMethods().keySet().forEach(route -> paths.addAll(route.getPatternValues()));
    }
    paths.addAll(List.of("/actuator/prometheus", "/v3/api-docs", "/wall/anything", "/wallpaper"));
    paths.removeAll(Set.of("/login", "/error", "/wall", "/wall/stream"));
    paths.removeIf(path -> path.startsWith("/assets/"));

    assertThat(paths).contains("/", "/admin", "/admin/health", "/live/stream", "/status");
    assertThat(paths)
        .allSatisfy(path -> {
          HttpResponse<String> answer =
              Http.browser(CONSOLE)
                  .get(
                      path.replaceAll("\\{[^}]*}", "x") + "?key=" + key,
                      "Cookie",
                      "FOREWARN_WALL=" + key);
          boolean sentToLogin =
              answer.statusCode() == 302
                  && answer.headers().firstValue("Location").orElse("").endsWith("/login");
          // What is for commands of this machine knows no login, only the instance's token.
          int refused = path.startsWith("/internal/") ? 403 : 401;
          assertThat(sentToLogin || answer.statusCode() == refused).as(path).isTrue();
        });
    Stream.of("/wall", "/wall/stream", "/admin/wall-links")
        .forEach(path ->
            assertThat(
                    Http.browser(CONSOLE)
                        .post(path, FORM, "name=x&days=1", "Cookie", "FOREWARN_WALL=" + key)
                        .statusCode())
                .as(path)
                .isIn(302, 403));
  }

  @Test
  void withoutALinkTheWallAsksForALogin() {
    HttpResponse<String> page = Http.browser(CONSOLE).get("/wall");
    HttpResponse<String> stream =
        Http.browser(CONSOLE).get("/wall/stream", "Sec-Fetch-Mode", "cors");

    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");
    assertThat(stream.statusCode()).isEqualTo(401);
    assertThat(admin.get("/wall").body()).contains("href=\"/admin#wall-links\"");
  }

  @Test
  void changedKeyIsToldThatItIsNotKnown() {
    HttpResponse<String> answer = Http.browser(CONSOLE).get(newLink("changed") + "x");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("This link is not known");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("FOREWARN_WALL"));
    assertThat(Http.browser(CONSOLE).get("/wall", "Cookie", "FOREWARN_WALL=forged").statusCode())
        .isEqualTo(401);
  }

  @Test
  void expiredLinkSaysSo() {
    String link = newLink("expired");
    Http visitor = Http.browser(CONSOLE);
    visitor.get(link);
    assertThat(visitor.get("/wall").statusCode()).isEqualTo(200);

    bean(JdbcClient.class)
        .sql("update wall_links set expires_at = '2020-01-01T00:00:00Z' where name = 'expired'")
        .update();

    HttpResponse<String> answer = visitor.get("/wall");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This link has expired");
    assertThat(visitor.get(link).statusCode()).isEqualTo(403);
  }

  @Test
  void revokedLinkEndsItsOpenStreamsWithinSeconds() throws Exception {
    Http visitor = Http.browser(CONSOLE);
    visitor.get(newLink("revoked"));
    CompletableFuture<HttpResponse<Stream<String>>> stream =
        visitor
            .client()
            .sendAsync(
                visitor.request("/wall/stream").build(), HttpResponse.BodyHandlers.ofLines());
    Stream<String> lines = stream.get(10, TimeUnit.SECONDS).body();
    CompletableFuture<List<String>> all = CompletableFuture.supplyAsync(lines::toList);

    String id =
        bean(WallLinks.class).all().stream()
            .filter(link -> link.name().equals("revoked"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(all).isNotDone();
    HttpResponse<String> done =
        admin.post("/admin/wall-links/" + id + "/revoke", FORM, "_csrf=" + admin.token("/admin"));
    assertThat(done.statusCode()).isEqualTo(302);

    List<String> events = all.get(6, TimeUnit.SECONDS);
    assertThat(events)
        .contains("event: pulse", "event: counters")
        .endsWith("event: ended", "data: {}", "");
    assertThat(visitor.get("/wall/stream").statusCode()).isEqualTo(403);
    HttpResponse<String> page = visitor.get("/wall");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("This link was revoked");
    assertThat(admin.get("/admin").body()).contains("revoked by admin");
  }

  @Test
  void onlyAdministratorsMakeLinks() {
    Http analyst = Http.browser(CONSOLE);
    analyst.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    String token = analyst.token("/live");

    HttpResponse<String> answer =
        analyst.post("/admin/wall-links", FORM, "name=mine&days=1&_csrf=" + token);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(bean(WallLinks.class).all()).noneMatch(link -> link.name().equals("mine"));
    assertThat(analyst.get("/wall").statusCode()).isEqualTo(200);
    assertThat(analyst.get("/wall").body()).doesNotContain("/admin#wall-links");
  }

  @Test
  void linkIsShownOnceAndItsNameIsNoHtml() {
    newLink("<b>north</b>");

    assertThat(admin.get("/admin").body())
        .contains("&lt;b&gt;north&lt;/b&gt;")
        .doesNotContain("<b>north")
        .doesNotContain("wall?key=");
  }

  @Test
  void linkWithoutNameIsRefusedInWords() {
    admin.post("/admin/wall-links", FORM, "name=+&days=1&_csrf=" + admin.token("/admin"));

    assertThat(admin.get("/admin").body()).contains("A link needs a name of 1 to 80 characters");
  }

  /** Makes a link as an administrator does; what comes after the host. */
  private static String newLink(String name) {
    String body =
        "name="
            + URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "&days=90&_csrf="
            + admin.token("/admin");
    HttpResponse<String> made = admin.post("/admin/wall-links", FORM, body);
    assertThat(made.statusCode()).isEqualTo(302);
    Matcher address = ADDRESS.matcher(admin.get("/admin").body());
    assertThat(address.find()).isTrue();
    URI link = URI.create(address.group(1));
    assertThat(link.toString()).startsWith(CONSOLE.url() + "/wall?key=");
    return link.getPath() + "?" + link.getQuery();
  }

  private static String keyIn(String link) {
    return link.substring(link.indexOf("key=") + 4);
  }

  private static <T> T bean(Class<T> type) {
    return CONSOLE.beans(type).iterator().next();
  }
}
