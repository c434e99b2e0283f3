package forewarn.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import forewarn.operations.store.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void threeEntries() {
    database = TestStore.sqlite(folder.resolve("forewarn.db"));
    AuditLog audit = new AuditLog(database, InstantSource.system());
    for (String incident : List.of("INC-1", "INC-2", "INC-3")) {
      audit.record(
          Actor.person("ana", "127.0.0.1"),
          "incident.resolve",
          incident,
          Map.of("state", "ongoing"),
          Map.of("state", "resolved"));
    }
  }

  private record Ended(int code, String said) {}

  private Ended run(String... arguments) {
    PrintStream usual = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      int code = ForewarnCommand.execute(arguments);
      return new Ended(code, told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(usual);
    }
  }

  @Test
  void aChainThatHoldsIsSaidToWithItsNewestHash() {
    Ended ended = run("audit", "verify", "--data-dir", folder.toString());

    assertThat(ended.code()).isZero();
    assertThat(ended.said()).startsWith("3 entries").containsPattern("Newest hash: [0-9a-f]{64}");
  }

  @Test
  void theFirstBrokenEntryIsNamedAndScriptsSeeIt() {
    database.sql("update audit set actor = 'bob' where sequence = 2").update();

    Ended ended = run("audit", "verify", "--data-dir", folder.toString());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).startsWith("The audit is broken at entry 2: ").contains("changed");
  }

  @Test
  void everyEntryIsInTheFileThatIsNeverWrittenOver() throws IOException {
    Path file = folder.resolve("audit.jsonl");

    assertThat(run("audit", "export", "--data-dir", folder.toString(), file.toString()).code())
        .isZero();

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(Json.object(lines.getFirst()))
        .containsEntry("actor", "ana")
        .containsEntry("object", "INC-1")
        .containsEntry("before", Map.of("state", "ongoing"))
        .containsKey("hash");
    assertThat(run("audit", "export", "--data-dir", folder.toString(), file.toString()).code())
        .isEqualTo(1);
    assertThat(Files.readAllLines(file)).hasSize(3);
  }
}
