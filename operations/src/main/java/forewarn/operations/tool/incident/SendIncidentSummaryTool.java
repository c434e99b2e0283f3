package forewarn.operations.tool.incident;

import forewarn.operations.event.Event;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import forewarn.operations.tool.mail.Mail;
import forewarn.operations.tool.mail.MailTemplates;
import forewarn.operations.tool.mail.Mailer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mails what is known of an incident: facts, cause, timeline. Thread-safe. */
@ToolDescription(
    value = "Mails the summary of an incident: its facts, why, and what happened.",
    effect = Effect.SENDS,
    example =
        """
        to: [care@example.com]
        incident: INC-17
        note: Please tell the customers of this area.
        """)
public final class SendIncidentSummaryTool
    extends TypedTool<SendIncidentSummaryTool.Input, SendIncidentSummaryTool.Output> {
  private static final int MOST_EVENTS = 50;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Incidents incidents;
  private final Mailer mailer;
  private final MailTemplates templates;

  public SendIncidentSummaryTool(Incidents incidents, Mailer mailer, MailTemplates templates) {
    super(Input.class, Output.class);
    this.incidents = incidents;
    this.mailer = mailer;
    this.templates = templates;
  }

  /** What it takes. */
  public record Input(
      @Describe("addresses") List<String> to,
      @Describe("its id, such as INC-17") String incident,
      @Describe("a sentence on top") @Nullable String note) {}

  /** What came of it. */
  public record Output(
      @Describe("the mail's Message-ID") String messageId,
      @Describe("its subject") String subject) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    Incident incident =
        incidents
            .find(input.incident())
            .orElseThrow(() ->
                new ToolException(
                    ToolException.Kind.LASTING,
                    "Cannot find incident " + input.incident() + ": there is none"));
    String severity = incident.diagnosis().severity().word();
    String subject =
        "[%s] %s %s"
            .formatted(
                severity.toUpperCase(Locale.ROOT), incident.id(), incident.diagnosis().title());
    String html = templates.html("incident", values(incident, or(input.note(), "")));
    String id =
        mailer.send(
            new Mail(input.to(), List.of(), subject, MailTemplates.text(html), html, List.of()),
            call.key());
    return new Output(id, subject);
  }

  private Map<String, Object> values(Incident incident, String note) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", incident.diagnosis().title());
    values.put("id", incident.id());
    values.put("state", incident.state().word());
    values.put("severity", incident.diagnosis().severity().word());
    values.put("note", note);
    values.put("place", incident.extent().place());
    values.put("customers", "%,d".formatted(incident.impact().customers()));
    values.put("probability", "%.0f %%".formatted(100 * incident.impact().probability()));
    values.put("hours", "%.1f".formatted(incident.impact().hours()));
    values.put("cause", incident.diagnosis().cause().words());
    values.put("began", TIME.format(incident.course().began()));
    values.put("taken_by", or(incident.handling().acknowledgedBy(), "nobody yet"));
    values.put(
        "reason",
        incident.diagnosis().reason() + "\n" + String.join("\n", incident.diagnosis().symptoms()));
    values.put("timeline", timeline(incident));
    values.put("footer", "Sent by Forewarn. Times are UTC.");
    return values;
  }

  private String timeline(Incident incident) {
    List<Event> events = incidents.timeline(incident);
    return events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size()).stream()
        .map(event -> line(event.at(), event))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Instant at, Event event) {
    String what = event.type().replace("incident.", "").replace('_', ' ');
    String more = event.text("text").isEmpty() ? event.text("why") : event.text("text");
    return "%s: %s by %s%s"
        .formatted(TIME.format(at), what, event.actor(), more.isEmpty() ? "" : ": " + more);
  }
}
