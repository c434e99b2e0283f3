package forewarn.operations.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed again and again in the middle of its runs. */
class CrashTest {
  private static final int EVENTS = 60;
  private static final int KILLS = 3;
  private static final long SEED = 11;

  @TempDir private Path folder;
  private @Nullable Process child;

  @AfterEach
  void stop() {
    if (child != null) {
      child.destroyForcibly();
    }
  }

  private Process start(int events) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WorkflowChild.class.getName(),
                folder.resolve("forewarn.db").toString(),
                folder.resolve("workflows").toString(),
                Integer.toString(events))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.log").toFile())
            .start();
    child = process;
    return process;
  }

  private void writeWorkflow() throws IOException {
    Files.createDirectories(folder.resolve("workflows"));
    Files.writeString(
        folder.resolve("workflows/crash.yml"),
        """
        id: crash
        description: Is killed in the middle.
        enabled: true
        trigger: {on: cluster.unknown}
        steps:
          - {id: one, uses: write_note, with: {text: "${event.subject}"}}
          - {id: hold, wait_until: 1 == 2, timeout: 1s}
          - {id: two, for_each: "['a', 'b']", uses: write_note, with: {text: "${item}"}}
          - {id: three, uses: write_note, with: {text: "${steps.two.output.count}"}}
        """);
  }

  @Test
  void everyStepOfEveryEventHasItsEffectOnceHoweverOftenTheProcessIsKilled() throws Exception {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    writeWorkflow();
    Path file = folder.resolve("forewarn.db");
    Database database = TestStore.sqlite(file);
    Runs runs =
        new Runs(database, new AuditLog(database, InstantSource.system()), InstantSource.system());
    RunFilter done = new RunFilter("crash", Run.State.DONE, null, 1, 0);
    Process process = start(EVENTS);
    for (int kill = 1; kill <= KILLS; kill++) {
      long wanted = (long) EVENTS * kill / (KILLS + 2) + random.nextInt(5);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> steps(database) >= wanted * 3);
      // SIGKILL, as kill -9.
      process.destroyForcibly().waitFor();
      assertThat(runs.count(done)).isLessThan(EVENTS);
      process = start(0);
    }
    await().atMost(Duration.ofSeconds(120)).until(() -> runs.count(done) == EVENTS);

    assertThat(runs.count(RunFilter.newest(1))).isEqualTo(EVENTS);
    List<String> notes =
        database
            .sql("select key from notes order by key")
            .query((row, number) -> row.getString("key"))
            .list();
    assertThat(notes).hasSize(EVENTS * 4).doesNotHaveDuplicates();
    assertThat(count(database, "select count(distinct text) from notes where key like '% one'"))
        .isEqualTo(EVENTS);
    // Delivered again is at most what was under way in one of the eight threads.
    long again = count(database, "select sum(deliveries) - count(*) from notes");
    System.out.println("deliveries repeated with the same key: " + again);
    assertThat(again).isLessThanOrEqualTo(8L * KILLS);
  }

  private static long steps(Database database) {
    return count(database, "select count(*) from workflow_steps where state = 'done'");
  }

  private static long count(Database database, String sql) {
    return database.sql(sql).query(Long.class).single();
  }
}
