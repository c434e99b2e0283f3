package forewarn.operations.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.mail.MailTemplates;
import forewarn.operations.tool.mail.Mailer;
import forewarn.operations.tool.mail.SmtpServer;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRunTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Actor ANA = Actor.person("ana", "127.0.0.1");
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2025-03-01T03:00:00Z");
  private boolean ready = true;
  private GreenMail server;
  private final Database database = emptyStore();
  private final AuditLog audit = new AuditLog(database, () -> now);
  private final ReportSchedules schedules = new ReportSchedules(database, audit, () -> now);
  private ReportShelf shelf;
  private ReportRun run;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    shelf = new ReportShelf(folder.resolve("reports"), 2_500, database, audit, () -> now);
    SmtpServer smtp =
        new SmtpServer(
            "127.0.0.1",
            server.getSmtp().getPort(),
            "forewarn@example.com",
            null,
            null,
            SmtpServer.Tls.NONE);
    ReportDesk desk =
        new ReportDesk(
            order -> {
              if (!ready) {
                throw new ToolException(ToolException.Kind.TEMPORARY, "Cannot make it: not ready");
              }
              return new byte[1000];
            },
            shelf,
            new Mailer(Optional.of(smtp), new Secrets(folder), () -> now),
            new MailTemplates(folder));
    run = new ReportRun(schedules, desk, audit, () -> now);
  }

  @AfterEach
  void stop() {
    run.close();
    server.stop();
  }

  private ReportSchedule daily() {
    return schedules.add(
        ReportKind.DAILY_INCIDENTS,
        ReportFormat.PDF,
        new ReportSchedule.Rhythm(null, LocalTime.of(7, 0), JAKARTA),
        Locale.ENGLISH,
        List.of("noc@example.com"),
        ANA);
  }

  @Test
  void aReportIsMadeAndSentWhenItIsDueAndOnceOnly() throws Exception {
    ReportSchedule added = daily();
    assertThat(added.due()).isEqualTo("2025-03-02T00:00:00Z");
    assertThat(run.look()).isZero();

    now = Instant.parse("2025-03-02T00:00:10Z");
    assertThat(run.look()).isEqualTo(1);
    assertThat(run.look()).isZero();

    MimeMultipart mail = (MimeMultipart) server.getReceivedMessages()[0].getContent();
    assertThat(mail.getBodyPart(1).getFileName()).isEqualTo("daily-incidents-2025-03-02-R1.pdf");
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(schedules.list().getFirst())
        .satisfies(schedule -> {
          assertThat(schedule.due()).isEqualTo("2025-03-03T00:00:00Z");
          assertThat(schedule.lastOutcome()).isEqualTo("R-1, sent to 1");
        });
    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::action)
        .containsExactly("report.schedule", "report.make", "report.send");
  }

  @Test
  void whatWasDueWhileNothingRanIsDoneOnceAfterARestart() {
    daily();
    now = Instant.parse("2025-03-05T12:00:00Z");
    assertThat(run.look()).isEqualTo(1);
    assertThat(run.look()).isZero();
    assertThat(schedules.list().getFirst().due()).isEqualTo("2025-03-06T00:00:00Z");
  }

  @Test
  void whatCannotBeDoneNowIsTriedAgainForTheSameTime() {
    daily();
    ready = false;
    now = Instant.parse("2025-03-02T00:00:10Z");
    run.look();
    assertThat(schedules.list().getFirst())
        .satisfies(schedule -> {
          assertThat(schedule.due()).isEqualTo("2025-03-02T00:00:00Z");
          assertThat(schedule.lastOutcome()).isEqualTo("Cannot make it: not ready");
        });
    ready = true;
    assertThat(run.look()).isZero();
    now = now.plus(Duration.ofMinutes(6));
    assertThat(run.look()).isEqualTo(1);
    assertThat(shelf.list(10).getFirst().until()).isEqualTo("2025-03-02T00:00:00Z");
  }

  @Test
  void aPausedScheduleRests() {
    ReportSchedule added = daily();
    schedules.enable(added.number(), false, ANA);
    now = Instant.parse("2025-03-05T12:00:00Z");
    assertThat(run.look()).isZero();
    schedules.enable(added.number(), true, ANA);
    assertThat(run.look()).isZero();
    schedules.remove(added.number(), ANA);
    assertThat(schedules.list()).isEmpty();
  }

  @Test
  void theOldestGoWhenThereIsNoRoom() {
    ReportOrder order =
        new ReportOrder(ReportKind.WEEKLY_NETWORK, ReportFormat.XLSX, now, JAKARTA, Locale.ENGLISH);
    for (int i = 0; i < 4; i++) {
      shelf.keep(order, new byte[1000], ANA);
    }
    assertThat(shelf.list(10)).extracting(KeptReport::id).containsExactly("R-4", "R-3");
    assertThat(folder.resolve("reports").toFile().list()).hasSize(2);
    assertThat(shelf.read(shelf.find("r-4").orElseThrow())).hasSize(1000);
    assertThat(shelf.find("R-1")).isEmpty();
    assertThat(shelf.find("../../etc/passwd")).isEmpty();
  }

  @Test
  void aTimeOfTheDayFollowsTheClockOfItsZone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ReportSchedule.Rhythm daily = new ReportSchedule.Rhythm(null, LocalTime.of(2, 30), berlin);
    assertThat(daily.after(Instant.parse("2025-03-28T12:00:00Z")))
        .isEqualTo("2025-03-29T01:30:00Z");
    assertThat(daily.after(Instant.parse("2025-03-29T12:00:00Z")))
        .as("skipped by the clock")
        .isEqualTo("2025-03-30T01:30:00Z");
    assertThat(daily.after(Instant.parse("2025-03-30T12:00:00Z")))
        .isEqualTo("2025-03-31T00:30:00Z");
    assertThat(daily.after(Instant.parse("2025-10-25T12:00:00Z")))
        .as("shown twice by the clock")
        .isEqualTo("2025-10-26T00:30:00Z");
    assertThat(daily.after(Instant.parse("2025-10-26T00:30:00Z")))
        .isEqualTo("2025-10-27T01:30:00Z");
    ReportSchedule.Rhythm weekly =
        new ReportSchedule.Rhythm(DayOfWeek.MONDAY, LocalTime.of(8, 0), berlin);
    assertThat(weekly.after(Instant.parse("2025-03-03T06:59:00Z")))
        .isEqualTo("2025-03-03T07:00:00Z");
    assertThat(weekly.after(Instant.parse("2025-03-03T07:00:00Z")))
        .isEqualTo("2025-03-10T07:00:00Z");
  }

  @Test
  void invalidRecipientsAreRefused() {
    assertThatThrownBy(() ->
            schedules.add(
                ReportKind.DAILY_INCIDENTS,
                ReportFormat.PDF,
                new ReportSchedule.Rhythm(null, LocalTime.of(7, 0), JAKARTA),
                Locale.ENGLISH,
                List.of("noc"),
                ANA))
        .hasMessage("Invalid mail address: noc");
    assertThat(Files.exists(folder.resolve("reports"))).isFalse();
  }
}
