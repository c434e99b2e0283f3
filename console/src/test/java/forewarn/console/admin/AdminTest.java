package forewarn.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The administrator's page beside real parts. */
class AdminTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static Http admin;

  @BeforeAll
  static void logIn() {
    admin = Http.browser(CONSOLE);
    admin.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @Test
  void everyPartIsShownWithItsHealth() {
    HttpResponse<String> answer = admin.get("/admin");

    assertThat(answer.statusCode()).isEqualTo(200);
    for (String part :
        new String[] {
          "start", "broker", "warehouse", "machine", "models", "semantic", "work", "versions"
        }) {
      assertThat(answer.body()).contains("id=\"health-" + part + "\"");
    }
    assertThat(answer.body())
        .contains("raw_ml_features_topic")
        .contains("2 partitions, end ")
        .contains("Rows in DATAMART")
        .contains("aim below 4.0 GiB")
        .contains("free of")
        .contains("Apache Kafka")
        .doesNotContain("This cannot be read now")
        .doesNotContain("data-health=\"unknown\"");
  }

  @Test
  void onlyAdministratorsSeeIt() {
    for (String name : new String[] {TestConsole.ANALYST, TestConsole.ENGINEER}) {
      Http other = Http.browser(CONSOLE);
      other.logIn(name, TestConsole.PASSWORD);

      HttpResponse<String> page = other.get("/admin", "Accept", "text/html");
      assertThat(page.statusCode()).as(name).isEqualTo(403);
      assertThat(page.body())
          .contains("Your role does not allow this")
          .doesNotContain("href=\"/admin\"");
      assertThat(other.get("/admin/health").statusCode()).isEqualTo(403);
      assertThat(other.get("/live").body()).doesNotContain("href=\"/admin\"");
    }
    assertThat(admin.get("/live").body()).contains("href=\"/admin\"");
  }

  @Test
  void settingsShowTheirOriginAndNoSecret() {
    assertThat(admin.get("/admin").body())
        .contains("forewarn.admin-password")
        .contains("(set)")
        .contains("command line")
        .contains("forewarn.refresh-seconds")
        .doesNotContain(TestConsole.PASSWORD);
  }

  @Test
  void warningOfTheLogIsShownAndIsNoHtml() throws IOException {
    Path logs = Files.createDirectories(CONSOLE.dataDir().resolve("logs"));
    Files.writeString(
        logs.resolve("forewarn.log"),
        "2026-11-23T16:35:03.123Z  WARN 1 --- [forewarn] [main] f.x.Y : Cannot read <script>alert(1)</script>\n");

    assertThat(admin.get("/admin/health").body())
        .contains("Cannot read &lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void partThatCannotBeReadSaysWhyAndHidesNoOther() {
    Inspection broken =
        new Inspection() {
          @Override
          public String key() {
            return "broken";
          }

          @Override
          public String title() {
            return "Broken";
          }

          @Override
          public Section look() {
            throw new IllegalStateException("no such file");
          }
        };

    assertThat(Board.look(broken))
        .isEqualTo(Section.unreadable("broken", "Broken", "This cannot be read now: no such file"));
  }

  @Test
  void sectionIsAsBadAsItsWorstFactAndSaysOnceWhatToDo() {
    Section section =
        new Section.Builder("x", "X")
            .fact("a", "1")
            .fact("b", "2", Health.ATTENTION, "Look.")
            .fact("c", "3", Health.FAILED, "Look.")
            .build();

    assertThat(section.health()).isEqualTo(Health.FAILED);
    assertThat(section.advice()).containsExactly("Look.");
  }
}
