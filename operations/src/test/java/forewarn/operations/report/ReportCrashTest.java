package forewarn.operations.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is gone while it makes and sends a report, at every time it looks at the clock. */
class ReportCrashTest {
  private static final Instant BEGIN = Instant.parse("2025-03-01T03:00:00Z");
  private static final int MOST_READINGS = 30;

  @TempDir private Path folder;
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  /** How the process ended. */
  private int child(Instant now, int readings) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ReportChild.class.getName(),
                folder.toString(),
                Integer.toString(server.getSmtp().getPort()),
                now.toString(),
                Integer.toString(readings))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.log").toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void eachDueTimeLeavesOneWholeReportAndOneMailWhereverTheProcessWasCutOff() throws Exception {
    Database database = TestStore.sqlite(folder.resolve("forewarn.db"));
    new ReportSchedules(database, new AuditLog(database, () -> BEGIN), () -> BEGIN)
        .add(
            ReportKind.DAILY_INCIDENTS,
            ReportFormat.PDF,
            new ReportSchedule.Rhythm(null, LocalTime.MIDNIGHT, ZoneOffset.UTC),
            Locale.ENGLISH,
            List.of("noc@example.com"),
            Actor.person("ana", "127.0.0.1"));
    int days = 0;
    int afterTheReport = 0;
    int exit = 137;
    // Each day the process lives for one reading of the clock longer, until it comes to the end.
    for (int readings = 1; exit == 137 && readings < MOST_READINGS; readings++) {
      Instant due = Instant.parse("2025-03-02T00:00:05Z").plus(Duration.ofDays(days));
      exit = child(due, readings);
      afterTheReport += exit == 137 && reports() > days ? 1 : 0;
      Instant later = due.plus(Duration.ofMinutes(6));
      try (ReportRun run = ReportChild.run(folder, server.getSmtp().getPort(), () -> later)) {
        run.look();
        assertThat(run.look()).isZero();
      }
      days++;
      assertThat(reports()).as("after " + readings + " readings").isEqualTo(days);
    }
    System.out.printf("cut off %d times, %d of them with a report%n", days - 1, afterTheReport);

    assertThat(exit).as(Files.readString(folder.resolve("child.log"))).isZero();
    assertThat(days).isGreaterThan(4);
    assertThat(afterTheReport).isPositive();
    assertWhole(database, days);
    assertThat(mailed()).hasSize(days);
  }

  private static void assertWhole(Database database, int days) {
    List<Long> until =
        database.sql("select until_at from reports order by id").query(Long.class).list();
    assertThat(until).hasSize(days).doesNotHaveDuplicates();
  }

  private long reports() throws IOException {
    Path shelf = folder.resolve("reports");
    if (!Files.exists(shelf)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(shelf)) {
      List<Path> whole = files.filter(file -> file.toString().endsWith(".pdf")).toList();
      for (Path file : whole) {
        byte[] content = Files.readAllBytes(file);
        assertThat(content).hasSize(200_000);
        assertThat(content[0]).isEqualTo(content[content.length - 1]);
      }
      return whole.size();
    }
  }

  private Set<String> mailed() throws Exception {
    Set<String> ids = new HashSet<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    return ids;
  }
}
