package forewarn.operations.tool.mail;

import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.TypedTool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends a mail, as text and HTML, with kept reports attached. Thread-safe. */
@ToolDescription(
    value = "Sends an e-mail, as text and HTML.",
    effect = Effect.SENDS,
    example =
        """
        to: [noc@example.com]
        subject: Outage in Banda Aceh
        text: Loss of signal on 412 lines since 03:10.
        """)
public final class SendEmailTool extends TypedTool<SendEmailTool.Input, SendEmailTool.Output> {
  private final Mailer mailer;
  private final MailTemplates templates;
  private final Function<String, Mail.Attachment> reports;

  /**
   * @param reports the kept report of an id; throws a ToolException when there is none
   */
  public SendEmailTool(
      Mailer mailer, MailTemplates templates, Function<String, Mail.Attachment> reports) {
    super(Input.class, Output.class);
    this.mailer = mailer;
    this.templates = templates;
    this.reports = reports;
  }

  /** What it takes. */
  public record Input(
      @Describe("addresses") List<String> to,
      @Describe("more addresses") @Nullable List<String> cc,
      @Describe("one line") String subject,
      @Describe("the message; plain text") String text,
      @Describe("the template it is laid out by; notice when not given") @Nullable String template,
      @Describe("more values for the template") @Nullable Map<String, Object> values,
      @Describe("ids of kept reports to attach") @Nullable List<String> reports) {}

  /** What came of it. */
  public record Output(
      @Describe("the mail's Message-ID") String messageId,
      @Describe("how many people it went to") int recipients) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    List<String> cc = or(input.cc(), List.of());
    Map<String, Object> values = new HashMap<>(or(input.values(), Map.of()));
    values.putIfAbsent("title", input.subject());
    values.putIfAbsent("text", input.text());
    values.putIfAbsent("footer", "Sent by Forewarn.");
    String html = templates.html(or(input.template(), MailTemplates.NOTICE), values);
    List<Mail.Attachment> attachments =
        or(input.reports(), List.<String>of()).stream().map(reports).toList();
    String id =
        mailer.send(
            new Mail(input.to(), cc, input.subject(), input.text(), html, attachments), call.key());
    return new Output(id, input.to().size() + cc.size());
  }
}
