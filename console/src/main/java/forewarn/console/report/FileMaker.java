package forewarn.console.report;

import forewarn.console.pdf.PdfWriter;
import forewarn.console.start.Services;
import forewarn.operations.incident.Incidents;
import forewarn.operations.report.ReportMaker;
import forewarn.operations.report.ReportOrder;
import forewarn.operations.store.Database;
import forewarn.operations.tool.ToolException;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.query.Queries;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;

/** Makes the files of reports, with words and times as the order wants them. Thread-safe. */
@Component
final class FileMaker implements ReportMaker {
  private final Services services;
  private final Database database;
  private final Incidents incidents;
  private final PdfWriter writer;
  private final InstantSource clock;

  FileMaker(
      Services services,
      Database database,
      Incidents incidents,
      PdfWriter writer,
      InstantSource clock) {
    this.services = services;
    this.database = database;
    this.incidents = incidents;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public byte[] make(ReportOrder order) {
    LocaleContext reader = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(order.language(), TimeZone.getTimeZone(order.zone())));
    try {
      ReportContent content = content(order);
      return switch (order.format()) {
        case PDF -> writer.write(ReportFiles.document(content, clock.instant()));
        case XLSX -> ReportFiles.workbook(content);
      };
    } catch (PdfWriter.BusyException e) {
      throw new ToolException(ToolException.Kind.TEMPORARY, String.valueOf(e.getMessage()));
    } finally {
      LocaleContextHolder.setLocaleContext(reader);
    }
  }

  private ReportContent content(ReportOrder order) {
    return switch (order.kind()) {
      case DAILY_INCIDENTS -> DigestReport.of(database, incidents, order.until());
      case WEEKLY_NETWORK -> NetworkReport.of(queries(), dayAfterData());
      case MODEL_PERFORMANCE -> ModelReport.of(queries(), services.registry(), dayAfterData());
    };
  }

  private Queries queries() {
    return services
        .queries()
        .orElseThrow(() ->
            new ToolException(
                ToolException.Kind.TEMPORARY,
                "Cannot make the report: the warehouse is not open yet"));
  }

  // Whole days: that of the newest hour has not ended, unless it is its last one.
  private LocalDate dayAfterData() {
    Instant end =
        new OntStatus(queries())
            .dataEnd()
            .orElseThrow(() ->
                new ToolException(
                    ToolException.Kind.TEMPORARY, "Cannot make the report: there is no data yet"));
    return LocalDate.ofInstant(end, ZoneOffset.UTC);
  }
}
