package forewarn.operations.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCrashTest {
  @TempDir private Path folder;

  @Test
  void aStreamThatIsKilledAgainAndAgainLeavesWhatAnUndisturbedOneDoes()
      throws IOException, InterruptedException {
    long seed = new Random().nextLong(1_000_000);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Database undisturbed = TestStore.sqlite();
    CrashingEngine.take(undisturbed, seed, hour -> {});
    Path file = folder.resolve("forewarn.db");

    int kills = 0;
    while (!runUntilKilled(file, seed, random.nextInt(5, 40))) {
      kills++;
    }

    assertThat(kills).isPositive();
    assertThat(dump(TestStore.sqlite(file))).isEqualTo(dump(undisturbed));
  }

  /** Whether it came to its end before so many batches. */
  private static boolean runUntilKilled(Path file, long seed, int batches)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingEngine.class.getName(),
                file.toString(),
                Long.toString(seed))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      int taken = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("done")) {
          process.waitFor();
          return true;
        }
        if (line.startsWith("hour") && ++taken == batches) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    return false;
  }

  private static List<String> dump(Database database) {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("incidents", "alarms", "events", "cluster_hours")) {
      database
          .sql("select * from " + table + " order by 1")
          .query()
          .listOfRows()
          .forEach(row -> rows.add(table + row));
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
