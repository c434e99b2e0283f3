package forewarn.operations.report;

import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.mail.MailTemplates;
import forewarn.operations.tool.mail.Mailer;
import forewarn.operations.tool.mail.SmtpServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that does what schedules of reports want, and is gone in the middle of it: without a
 * word to anybody, as after kill -9.
 */
public final class ReportChild {
  private ReportChild() {}

  /** Schedules of a store, with reports of 200 kB in its folder and mail by a local server. */
  static ReportRun run(Path folder, int smtpPort, InstantSource clock) {
    Database database = TestStore.sqlite(folder.resolve("forewarn.db"));
    AuditLog audit = new AuditLog(database, clock);
    SmtpServer smtp =
        new SmtpServer(
            "127.0.0.1", smtpPort, "forewarn@example.com", null, null, SmtpServer.Tls.NONE);
    ReportDesk desk =
        new ReportDesk(
            order -> content(order),
            new ReportShelf(folder.resolve("reports"), 100_000_000, database, audit, clock),
            new Mailer(Optional.of(smtp), new Secrets(folder), clock),
            new MailTemplates(folder));
    return new ReportRun(new ReportSchedules(database, audit, clock), desk, audit, clock);
  }

  /** What a report says. */
  static byte[] content(ReportOrder order) {
    byte[] content = new byte[200_000];
    Arrays.fill(content, (byte) order.until().getEpochSecond());
    return content;
  }

  /**
   * @param arguments the folder, the port of the mail server, the time, and how often the clock may
   *     be read before the process is gone
   */
  public static void main(String[] arguments) {
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
    Instant now = Instant.parse(arguments[2]);
    InstantSource clock =
        () -> {
          if (left.getAndDecrement() == 0) {
            Runtime.getRuntime().halt(137);
          }
          return now;
        };
    run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), clock).look();
    System.out.println("done");
    Runtime.getRuntime().halt(0);
  }
}
