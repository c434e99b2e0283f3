package forewarn.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  private static final String WARNING =
      "2026-11-23T16:35:03.123Z  WARN 4711 --- [forewarn] [main] f.w.load.StreamLoader : %s%n";

  @TempDir Path folder;

  @Test
  void warningsAndErrorsComeNewestFirstWithoutTheirTraces() throws IOException {
    Path file = folder.resolve("forewarn.log");
    Files.writeString(
        file,
        WARNING.formatted("first: with a colon")
            + "2026-11-23T16:35:04.123Z  INFO 4711 --- [forewarn] [main] f.x.Y : not told\n"
            + "2026-11-23T16:35:05.123Z ERROR 4711 --- [forewarn] [fetcher-0-1] f.x.Y    : second\n"
            + "java.lang.IllegalStateException: WARN 4711 --- [x] y : in a trace\n"
            + "\tat f.x.Y.z(Y.java:1)\n");

    assertThat(new LogTail(file.toString()).newest())
        .containsExactly(
            new LogTail.Entry("2026-11-23T16:35:05.123Z", "ERROR", "f.x.Y", "second"),
            new LogTail.Entry(
                "2026-11-23T16:35:03.123Z",
                "WARN",
                "f.w.load.StreamLoader",
                "first: with a colon"));
  }

  @Test
  void onlyTheEndOfALongLogIsReadAndLongMessagesAreCut() throws IOException {
    Path file = folder.resolve("forewarn.log");
    StringBuilder lines = new StringBuilder(WARNING.formatted("the oldest"));
    for (int i = 0; i < 3000; i++) {
      lines.append(WARNING.formatted("x".repeat(500)));
    }
    Files.writeString(file, lines);

    assertThat(new LogTail(file.toString()).newest())
        .hasSize(40)
        .allSatisfy(entry -> assertThat(entry.message()).hasSize(402).endsWith(" …"));
  }

  @Test
  void withoutALogThereIsNothingToTell() throws IOException {
    assertThat(new LogTail(folder.resolve("none.log").toString()).newest()).isEmpty();
    assertThat(new LogTail("").newest()).isEmpty();
  }
}
