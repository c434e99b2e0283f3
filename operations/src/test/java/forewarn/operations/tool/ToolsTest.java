package forewarn.operations.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
  private static final ToolCall CALL =
      new ToolCall(Actor.workflow("greet", "run-1"), "run-1/greet");
  private static final String PLANTED = "planted-5ecret-value";

  @TempDir private Path folder;
  private final Database database = TestStore.sqlite();
  private final AuditLog audit = new AuditLog(database, InstantSource.system());

  enum Tone {
    KIND,
    PLAIN
  }

  record Greeting(
      @Describe("whom to greet") String name,
      @Describe("how often") @Nullable Integer times,
      @Describe("in which tone") @Nullable Tone tone,
      @Describe("a reference to the password") @Nullable String password) {}

  record Greeted(@Describe("what was said") String text) {}

  @ToolDescription(value = "Greets somebody.", effect = Effect.READS, example = "name: Ana")
  static final class GreetPersonTool extends TypedTool<Greeting, Greeted> {
    private final Secrets secrets;

    GreetPersonTool(Secrets secrets) {
      super(Greeting.class, Greeted.class);
      this.secrets = secrets;
    }

    @Override
    protected Greeted run(Greeting input, ToolCall call) {
      String password = input.password() == null ? "" : secrets.resolve(input.password());
      if (input.name().equals("nobody")) {
        throw new ToolException(ToolException.Kind.TEMPORARY, "Cannot greet: " + password);
      }
      return new Greeted(
          "Hello %s %d %s %s"
              .formatted(input.name(), or(input.times(), 1), or(input.tone(), Tone.PLAIN), password)
              .strip());
    }
  }

  private Tools tools(Secrets secrets) {
    return new Tools(List.of(new GreetPersonTool(secrets)), List::of, audit, secrets);
  }

  private Tools tools() {
    return tools(new Secrets(folder));
  }

  @Test
  void aSignatureFollowsFromTheRecords() {
    ToolSignature signature = tools().find("greet_person").orElseThrow().signature();

    assertThat(signature.input())
        .containsExactly(
            new ToolField(
                "name", ToolField.Type.TEXT, ToolField.Need.REQUIRED, "whom to greet", List.of()),
            new ToolField(
                "times", ToolField.Type.NUMBER, ToolField.Need.OPTIONAL, "how often", List.of()),
            new ToolField(
                "tone",
                ToolField.Type.TEXT,
                ToolField.Need.OPTIONAL,
                "in which tone",
                List.of("kind", "plain")),
            new ToolField(
                "password",
                ToolField.Type.TEXT,
                ToolField.Need.OPTIONAL,
                "a reference to the password",
                List.of()));
  }

  @Test
  void allProblemsOfAnInputAreSaidAtOnce() {
    assertThat(tools().problems("greet_person", Map.of("times", "often", "tone", "loud", "x", 1)))
        .containsExactly(
            "Missing field name of greet_person: whom to greet",
            "Invalid field times of greet_person: often, expected a number",
            "Invalid field tone of greet_person: loud, expected one of kind, plain",
            "Unknown field x of greet_person: it takes name, times, tone, password");
    assertThat(tools().problems("greet", Map.of()))
        .containsExactly("Unknown tool greet: there are greet_person");
  }

  @Test
  void whatATemplateMadeIsTakenForWhatItReadsAs() {
    assertThat(tools().call("greet_person", Map.of("name", 17, "times", "3", "tone", "kind"), CALL))
        .isEqualTo(Map.of("text", "Hello 17 3 KIND"));
  }

  @Test
  void anInvalidInputDoesNothing() {
    assertThatThrownBy(() -> tools().call("greet_person", Map.of(), CALL))
        .isInstanceOf(ToolException.class)
        .hasMessage("Missing field name of greet_person: whom to greet");
    assertThat(audit.after(0, 10)).isEmpty();
  }

  @Test
  void aPlantedSecretGetsNowhere() throws Exception {
    Path file = Files.writeString(folder.resolve("GREETING"), PLANTED + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Map<String, Object> input = Map.of("name", "Ana", "password", "secret:GREETING");

    assertThat(tools().call("greet_person", input, CALL))
        .isEqualTo(Map.of("text", "Hello Ana 1 PLAIN •••"));
    assertThatThrownBy(() ->
            tools()
                .call(
                    "greet_person", Map.of("name", "nobody", "password", "secret:GREETING"), CALL))
        .hasMessage("Cannot greet: •••")
        .hasNoCause();
    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::action)
        .containsExactly("tool.call", "tool.call", "tool.fail");
    assertThat(audit.after(0, 10))
        .allSatisfy(entry -> assertThat(entry.after()).doesNotContain(PLANTED));
  }

  @Test
  void aSecretThatOthersMayReadIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("OPEN"), PLANTED);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> new Secrets(folder).resolve("secret:OPEN"))
        .hasMessageContaining("others may read")
        .hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> new Secrets(folder).resolve("secret:../OPEN"))
        .hasMessageContaining("Invalid name of a secret");
    assertThatThrownBy(() -> new Secrets(folder).resolve("secret:NONE"))
        .hasMessageContaining("FOREWARN_SECRET_NONE");
    assertThatThrownBy(() -> new Secrets(folder).require("password", PLANTED))
        .hasMessageNotContaining(PLANTED);
  }

  @Test
  void aSecretOfTheEnvironmentComesFirst() {
    Secrets secrets =
        new Secrets(folder, name -> "FOREWARN_SECRET_SMTP_KEY".equals(name) ? PLANTED : null);

    assertThat(secrets.resolve("secret:SMTP-KEY")).isEqualTo(PLANTED);
    assertThat(secrets.resolve("plain")).isEqualTo("plain");
  }
}
