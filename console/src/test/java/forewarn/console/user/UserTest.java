package forewarn.console.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.console.job.InstanceToken;
import forewarn.console.job.RunningInstance;
import forewarn.console.job.RunningInstance.JobFailedException;
import forewarn.operations.audit.AuditFilter;
import forewarn.operations.audit.AuditLog;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserTest {
  private static final TestConsole CONSOLE = TestConsole.shared();
  private static final String PASSWORD = "a long enough one";

  private static RunningInstance instance() {
    InstanceToken token = CONSOLE.beans(InstanceToken.class).iterator().next();
    return new RunningInstance(CONSOLE.url(), token.value(), 0, "");
  }

  private static String tell(String what, String name, String... more) {
    Map<String, Object> body = new HashMap<>(Map.of("name", name, "who", "kim"));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return instance().tell("/internal/users/" + what, body);
  }

  private static Http session(String name) {
    Http browser = Http.browser(CONSOLE);
    assertThat(browser.logIn(name, PASSWORD).headers().firstValue("Location"))
        .contains(CONSOLE.url() + "/");
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
    return browser;
  }

  @Test
  void whoIsAddedMayLogInUntilRemoved() {
    assertThat(tell("add", "rosa", "role", "operator", "password", PASSWORD))
        .isEqualTo("User rosa is an operator.%n".formatted());
    assertThat(instance().text("/internal/users")).contains("rosa").contains("operator");
    Http rosa = session("rosa");

    tell("remove", "rosa");

    assertThat(rosa.get("/").statusCode()).as("the session has ended").isEqualTo(302);
    assertThat(Http.program(CONSOLE, "rosa", PASSWORD).get("/api/v1/models").statusCode())
        .isEqualTo(401);
  }

  @Test
  void anotherRoleOrPasswordEndsSessions() {
    tell("add", "ines", "role", "analyst", "password", PASSWORD);
    Http before = session("ines");
    tell("role", "ines", "role", "ADMIN");
    assertThat(before.get("/admin").statusCode()).isEqualTo(302);

    Http admin = session("ines");
    assertThat(admin.get("/admin").statusCode()).isEqualTo(200);
    tell("password", "ines", "password", "another long one");
    assertThat(admin.get("/admin").statusCode()).isEqualTo(302);
    tell("remove", "ines");
  }

  @Test
  void aPasswordThatNobodyGaveIsToldOnce() {
    String told = tell("add", "omar", "role", "manager");
    String password = told.replaceAll("(?s).*The password is (\\S+) and.*", "$1");

    assertThat(Http.program(CONSOLE, "omar", password).get("/api/v1/models").statusCode())
        .isEqualTo(200);
    AuditLog audit = CONSOLE.beans(AuditLog.class).iterator().next();
    assertThat(audit.search(AuditFilter.ALL, 50, 0))
        .anySatisfy(entry -> {
          assertThat(entry.action()).isEqualTo("user.add");
          assertThat(entry.object()).isEqualTo("omar");
          assertThat(entry.actor()).isEqualTo("kim");
        })
        .noneSatisfy(entry -> assertThat(String.valueOf(entry.after())).contains(password));
    tell("remove", "omar");
  }

  @Test
  void whatCannotBeDoneIsSaidInASentence() {
    assertThatThrownBy(() -> tell("add", "lee", "role", "king", "password", PASSWORD))
        .isInstanceOf(JobFailedException.class)
        .hasMessage(
            "Invalid role 'king': expected one of admin, engineer, analyst, operator, manager");
    assertThatThrownBy(() -> tell("add", "Lee <b>", "role", "analyst", "password", PASSWORD))
        .hasMessageStartingWith("Invalid user name 'Lee <b>'");
    assertThatThrownBy(() -> tell("add", "lee", "role", "analyst", "password", "short"))
        .hasMessage("Invalid password: 5 characters, expected 12 to 72");
    assertThatThrownBy(() -> tell("add", "admin", "role", "analyst", "password", PASSWORD))
        .hasMessage("Cannot add user 'admin': the name is taken");
    assertThatThrownBy(() -> tell("remove", "nobody"))
        .hasMessage("Cannot find user 'nobody': there is none");
    assertThatThrownBy(() -> tell("remove", "admin"))
        .hasMessage("Cannot remove user 'admin': nobody else is an admin");
    assertThatThrownBy(() -> tell("role", "admin", "role", "analyst"))
        .hasMessageContaining("nobody else is an admin");
  }

  @Test
  void onlyTheHolderOfTheInstancesTokenComesHere() {
    Http admin = Http.program(CONSOLE, TestConsole.ADMIN, TestConsole.PASSWORD);

    assertThat(admin.get("/internal/users").statusCode()).isEqualTo(403);
  }
}
