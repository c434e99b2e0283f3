package forewarn.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditFilter;
import forewarn.operations.audit.AuditLog;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What everybody does through the console leaves an entry. */
class RequestAuditTest {
  private static final Set<RequestMethod> CHANGING =
      Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

  private static TestConsole console;
  private static AuditLog audit;
  private static Http admin;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    console = TestConsole.starting();
    audit = console.beans(AuditLog.class).iterator().next();
    admin = Http.browser(console);
    admin.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    token = admin.token("/live");
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private record Route(String method, String path, String type) {
    String name() {
      return method + " " + path;
    }
  }

  // What commands of this machine change by the instance's token is audited where it is done.
  private static List<Route> changing() {
    List<Route> routes = new ArrayList<>();
    for (var mapping : console.beans(RequestMappingHandlerMapping.class)) {
      for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
          if (CHANGING.contains(method)) {
            info.getPatternValues().stream()
                .filter(path -> !path.startsWith("/internal/"))
                .forEach(path -> routes.add(new Route(method.name(), path, type(info))));
          }
        }
      }
    }
    return routes;
  }

  private static String type(RequestMappingInfo info) {
    MediaType wanted =
        info.getConsumesCondition().getConsumableMediaTypes().stream()
            .findFirst()
            .orElse(MediaType.APPLICATION_FORM_URLENCODED);
    return wanted.getSubtype().equals("form-data") ? wanted + "; boundary=x" : wanted.toString();
  }

  private static HttpResponse<String> send(Route route) {
    String body = route.type().startsWith("multipart") ? "--x--\r\n" : "{}";
    HttpRequest request =
        admin
            .request(
                route.path().replaceAll("\\{[^}]*}", "1"),
                "Content-Type",
                route.type(),
                "X-CSRF-TOKEN",
                token)
            .method(
                route.method(),
                HttpRequest.BodyPublishers.ofString(
                    route.type().contains("urlencoded") ? "why=test" : body))
            .build();
    try {
      return admin.client().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<AuditEntry> since(long sequence) {
    return audit.after(sequence, 1000);
  }

  // An entry tells of the answer's status, and so may come a little after the answer.
  private static List<AuditEntry> since(long sequence, int fewest) {
    try {
      await().atMost(Duration.ofSeconds(10)).until(() -> since(sequence).size() >= fewest);
    } catch (ConditionTimeoutException e) {
      return since(sequence);
    }
    return since(sequence);
  }

  private static long newest() {
    return audit.search(AuditFilter.ALL, 1, 0).stream()
        .mapToLong(AuditEntry::sequence)
        .max()
        .orElse(0);
  }

  @Test
  void everyRequestThatMayChangeSomethingLeavesAnEntryOrIsLeftOutWithAReason() {
    Set<String> silent = new TreeSet<>();
    List<Route> routes = changing();
    for (Route route : routes) {
      long before = newest();
      HttpResponse<String> answer = send(route);
      List<AuditEntry> left =
          RequestAudit.LEFT_OUT.containsKey(route.name()) ? since(before) : since(before, 1);
      assertThat(answer.statusCode()).as(route.name()).isNotEqualTo(403);
      if (left.isEmpty()) {
        silent.add(route.name());
      } else {
        assertThat(left)
            .as(route.name())
            .allSatisfy(entry -> assertThat(entry.actor()).isNotBlank());
      }
    }

    assertThat(routes).hasSizeGreaterThan(40);
    assertThat(silent).isEqualTo(new TreeSet<>(RequestAudit.LEFT_OUT.keySet()));
    assertThat(audit.verify().holds()).isTrue();
  }

  @Test
  void whatASqlQueryAsksIsInItsEntryAndSecretsAreNot() {
    long before = newest();
    String sql = "select 1 as answer";
    admin.post(
        "/api/v1/query", "application/json", "{\"sql\":\"" + sql + "\"}", "X-CSRF-TOKEN", token);

    AuditEntry entry = since(before, 1).getFirst();
    assertThat(entry.action()).isEqualTo("query.run");
    assertThat(entry.actor()).isEqualTo(TestConsole.ADMIN);
    assertThat(entry.origin()).isEqualTo("127.0.0.1");
    assertThat(entry.after()).contains(sql).contains("\"status\":503");

    admin.post(
        "/workflows/none/disable", "application/x-www-form-urlencoded", "_csrf=" + token + "&a=b");
    AuditEntry form = since(entry.sequence(), 1).getFirst();
    assertThat(form.after()).contains("\"a\":\"b\"").doesNotContain(token);
  }

  @Test
  void aDownloadLeavesAnEntryAndLookingLeavesNone() {
    long before = newest();

    admin.get("/admin/audit");
    admin.get("/incidents");
    assertThat(since(before)).isEmpty();

    admin.get("/admin/audit/entries.csv?actor=admin");
    admin.get("/incidents.csv");
    assertThat(since(before, 2))
        .extracting(entry -> entry.action() + " " + entry.object())
        .containsExactly("file.download /admin/audit/entries.csv", "file.download /incidents.csv");
    assertThat(since(before).getFirst().after()).contains("\"actor\":\"admin\"");
  }

  @Test
  void whoLogsInAndOutAndWhoFailsToIsTold() {
    long before = newest();
    Http browser = Http.browser(console);
    browser.logIn(TestConsole.ANALYST, "sesame");
    browser.logIn(TestConsole.ANALYST, TestConsole.PASSWORD);
    browser.get("/live");
    browser.post("/logout", "application/x-www-form-urlencoded", "_csrf=" + browser.token("/live"));
    Http.program(console, "mallory", "guess").get("/api/v1/models");
    Http.program(console, TestConsole.ENGINEER, TestConsole.PASSWORD).get("/api/v1/tools");

    assertThat(since(before))
        .extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.origin())
        .containsExactly(
            "ana login.fail 127.0.0.1",
            "ana login.succeed 127.0.0.1",
            "ana login.end 127.0.0.1",
            "mallory login.fail 127.0.0.1");
    assertThat(Stream.of("sesame", "guess", TestConsole.PASSWORD))
        .noneMatch(secret -> since(before).toString().contains(secret));
  }
}
