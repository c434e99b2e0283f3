package forewarn.operations.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.alarm.Severity;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.oncall.Rotation.Turn;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.Tools;
import forewarn.operations.tool.TypedTool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagingTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Instant NIGHT = Instant.parse("2025-03-01T03:00:00Z");
  private static final Instant MORNING = Instant.parse("2025-03-01T07:00:00Z");
  private static final Actor ADA = Actor.person("ada", "127.0.0.1");

  private final List<String> mails = new ArrayList<>();
  private Instant now = NIGHT;
  private final InstantSource clock = () -> now;
  private final Database database = emptyStore();
  private final EventLog events = new EventLog(database, clock);
  private final AuditLog audit = new AuditLog(database, clock);
  private final Incidents incidents = new Incidents(database, events, audit, clock);
  private final OnCall onCall = new OnCall(database, audit, clock);
  private final List<Incident> open =
      new SampleIncidents(database, clock, new Random(1))
          .open(IntStream.range(0, 20).mapToObj(number -> "C" + number).toList());
  private final Tools mail = new Tools(List.of(new SendEmailTool(mails)), audit);
  private Tools tools = new Tools(List.of(), audit);

  record Mail(
      @Describe("to whom") List<String> to,
      @Describe("subject") String subject,
      @Describe("text") String text) {}

  record Sent(@Describe("how many") int recipients) {}

  @ToolDescription(value = "Keeps mails.", effect = Effect.SENDS, example = "to: [a@example.com]")
  static final class SendEmailTool extends TypedTool<Mail, Sent> {
    private final List<String> mails;

    SendEmailTool(List<String> mails) {
      super(Mail.class, Sent.class);
      this.mails = mails;
    }

    @java.lang.Override
    protected Sent run(Mail input, ToolCall call) {
      if (input.to().contains("Gone@example.com")) {
        throw new ToolException(ToolException.Kind.TEMPORARY, "Cannot send: no server");
      }
      mails.add(input.to().getFirst() + " " + input.subject());
      return new Sent(1);
    }
  }

  @BeforeEach
  void callAna() {
    tools =
        new Tools(
            List.of(new SendEmailTool(mails), new PageOnCallTool(paging(), onCall, incidents)),
            audit);
    rotate(onCall.add(person("Ana"), ADA));
  }

  private Paging paging() {
    return new Paging(database, onCall, incidents, events, () -> mail, clock);
  }

  private static Person person(String name) {
    return new Person(0, name, null, name + "@example.com", "", "");
  }

  private void rotate(Person person) {
    Rotation rotation =
        new Rotation(
            ZoneId.of("UTC"),
            Turn.DAILY,
            LocalDate.parse("2025-01-01"),
            LocalTime.NOON,
            List.of(person.number()));
    QuietHours quiet = new QuietHours(LocalTime.parse("22:00"), LocalTime.parse("07:00"));
    onCall.save(new Level(1, "Operators", rotation, quiet), ADA);
  }

  private Map<String, Object> page(int level, String incident, String key) {
    return tools.call(
        "page_on_call",
        Map.of("level", level, "incident", incident, "message", "Look"),
        new ToolCall(Actor.workflow("escalation", "1"), key));
  }

  private Incident incident(boolean critical) {
    return open.stream()
        .filter(one -> (one.diagnosis().severity() == Severity.CRITICAL) == critical)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoeverIsOnCallIsToldAndItIsPartOfTheIncidentsTimeline() {
    Incident critical = incident(true);

    assertThat(page(1, critical.id(), "k"))
        .containsEntry("person", "Ana")
        .containsEntry("channel", "mail")
        .containsEntry("sent", true);

    assertThat(mails)
        .containsExactly(
            "Ana@example.com " + critical.id() + " critical: " + critical.diagnosis().title());
    assertThat(incidents.timeline(critical))
        .extracting(Event::type)
        .contains(EventTypes.INCIDENT_PAGED);
  }

  @Test
  void theSameCallTwiceTellsOnce() {
    Map<String, Object> first = page(1, incident(true).id(), "k");

    assertThat(page(1, incident(true).id(), "k")).isEqualTo(first);
    assertThat(mails).hasSize(1);
  }

  @Test
  void whatIsBelowCriticalWaitsForTheMorningAlsoAcrossARestart() {
    page(1, incident(false).id(), "k");
    assertThat(mails).isEmpty();
    assertThat(paging().newest(9)).singleElement().matches(Page::waits);
    assertThat(paging().sendDue()).isZero();

    now = MORNING;
    rotate(onCall.add(person("Ben"), ADA));
    assertThat(paging().sendDue()).isEqualTo(1);
    assertThat(paging().sendDue()).isZero();
    assertThat(mails).singleElement().asString().startsWith("Ben@example.com");
  }

  @Test
  void whatSomebodyHasTakenMeanwhileIsNotToldInTheMorning() {
    page(1, incident(false).id(), "k");
    incidents.acknowledge(incident(false).id(), ADA);

    now = MORNING;
    assertThat(paging().sendDue()).isZero();
    assertThat(paging().newest(1).getFirst().problem()).endsWith("was acknowledged before");
  }

  @Test
  void nobodyOnCallIsSaid() {
    assertThatThrownBy(() -> page(2, incident(true).id(), "a"))
        .hasMessage("Cannot page level 2: there is no such level; On-call is where they are added");
    now = Instant.parse("2024-01-01T00:00:00Z");
    assertThatThrownBy(() -> page(1, incident(true).id(), "b"))
        .hasMessage("Cannot page level 1: nobody is on call at 2024-01-01T00:00:00Z");
    assertThatThrownBy(() -> page(1, "INC-99", "c"))
        .hasMessage("Cannot page about INC-99: there is no such incident");
  }

  @Test
  void whoeverCannotBeReachedIsSaidWithEveryWayThatWasTried() {
    rotate(onCall.add(new Person(0, "Gone", null, "Gone@example.com", "+49", ""), ADA));

    assertThatThrownBy(() -> page(1, incident(true).id(), "k"))
        .hasMessage("Cannot page Gone: there is no tool send_text; Cannot send: no server")
        .matches(e -> ((ToolException) e).kind() == ToolException.Kind.TEMPORARY);
  }
}
