package forewarn.operations.report;

import forewarn.operations.audit.Actor;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.mail.Mail;
import forewarn.operations.tool.mail.MailTemplates;
import forewarn.operations.tool.mail.Mailer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where reports are made and sent. Thread-safe. */
public final class ReportDesk {
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", Locale.ENGLISH);

  private final ReportMaker maker;
  private final ReportShelf shelf;
  private final Mailer mailer;
  private final MailTemplates templates;

  public ReportDesk(ReportMaker maker, ReportShelf shelf, Mailer mailer, MailTemplates templates) {
    this.maker = maker;
    this.shelf = shelf;
    this.mailer = mailer;
    this.templates = templates;
  }

  /**
   * Makes a report and keeps it.
   *
   * @throws ToolException when it cannot be made, for now or at all
   */
  public KeptReport make(ReportOrder order, Actor actor) {
    return shelf.keep(order, maker.make(order), actor);
  }

  /**
   * The report that somebody has made of an order already, or one made now: an order that is
   * carried out again leaves one report.
   *
   * @throws ToolException when it cannot be made, for now or at all
   */
  public KeptReport makeOnce(ReportOrder order, Actor actor) {
    return shelf.find(order, actor).orElseGet(() -> make(order, actor));
  }

  /**
   * Mails a kept report.
   *
   * @param zone in which the mail tells times
   * @throws ToolException when it could not be sent
   */
  public void send(KeptReport report, List<String> recipients, ZoneId zone, ToolCall call) {
    List<String> problems = Mailer.problems(recipients);
    if (recipients.isEmpty() || !problems.isEmpty()) {
      throw new ToolException(
          ToolException.Kind.LASTING,
          recipients.isEmpty() ? "Cannot send a report to nobody" : String.join(". ", problems));
    }
    String subject = report.kind().title() + ", until " + UNTIL.format(report.until().atZone(zone));
    String text = "The report is attached: " + report.file();
    String html =
        templates.html(
            MailTemplates.NOTICE,
            Map.of("title", subject, "text", text, "footer", "Sent by Forewarn."));
    mailer.send(
        new Mail(
            recipients,
            List.of(),
            subject,
            text,
            html,
            List.of(
                new Mail.Attachment(
                    report.file(), report.format().mediaType(), shelf.read(report)))),
        call.key());
  }

  /**
   * The file of a kept report, to go with a mail.
   *
   * @throws ToolException when there is none of that id
   */
  public Mail.Attachment attachment(String id) {
    return shelf
        .find(id)
        .map(report ->
            new Mail.Attachment(report.file(), report.format().mediaType(), shelf.read(report)))
        .orElseThrow(() ->
            new ToolException(
                ToolException.Kind.LASTING, "Cannot find the report " + id + ": there is none"));
  }
}
