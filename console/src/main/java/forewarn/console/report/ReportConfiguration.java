package forewarn.console.report;

import forewarn.console.start.ReportSettings;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.report.ReportDesk;
import forewarn.operations.report.ReportMaker;
import forewarn.operations.report.ReportRun;
import forewarn.operations.report.ReportSchedules;
import forewarn.operations.report.ReportShelf;
import forewarn.operations.store.Database;
import forewarn.operations.tool.mail.MailTemplates;
import forewarn.operations.tool.mail.Mailer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The parts of reports. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {
  private static final long MEGABYTE = 1_000_000;

  @Bean
  ReportShelf reportShelf(
      @Value("${forewarn.data-dir:data}") Path dataDir,
      Environment environment,
      Database database,
      AuditLog audit,
      InstantSource clock) {
    ReportSettings settings =
        Binder.get(environment).bindOrCreate("forewarn.reports", ReportSettings.class);
    return new ReportShelf(
        dataDir.toAbsolutePath().normalize().resolve("reports"),
        settings.keepMb() * MEGABYTE,
        database,
        audit,
        clock);
  }

  @Bean
  ReportSchedules reportSchedules(Database database, AuditLog audit, InstantSource clock) {
    return new ReportSchedules(database, audit, clock);
  }

  @Bean
  ReportDesk reportDesk(
      ReportMaker maker, ReportShelf shelf, Mailer mailer, MailTemplates templates) {
    return new ReportDesk(maker, shelf, mailer, templates);
  }

  @Bean(destroyMethod = "close")
  ReportRun reportRun(
      ReportSchedules schedules, ReportDesk desk, AuditLog audit, InstantSource clock) {
    return new ReportRun(schedules, desk, audit, clock).start();
  }
}
