package forewarn.operations.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.handover.ShiftReport.Expected;
import forewarn.operations.handover.ShiftReport.Item;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.maintenance.MaintenanceWindows;
import forewarn.operations.maintenance.Schedule;
import forewarn.operations.maintenance.Subtree;
import forewarn.operations.oncall.OnCall;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoversTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Instant EVENING = Instant.parse("2025-03-01T20:00:00Z");
  private static final Actor ANA = Actor.person("ana", "127.0.0.1");
  private static final Actor BEN = Actor.person("ben", "127.0.0.2");
  private static final List<Expected> PREDICTED =
      List.of(new Expected("B-CL11", "Bali", EVENING, 0.8, 400));

  private Instant now = EVENING;
  private final InstantSource clock = () -> now;
  private final Database database = emptyStore();
  private final EventLog events = new EventLog(database, clock);
  private final AuditLog audit = new AuditLog(database, clock);
  private final Incidents incidents = new Incidents(database, events, audit, clock);
  private final MaintenanceWindows windows = new MaintenanceWindows(database, events, audit, clock);
  private final ShiftReporter reporter =
      new ShiftReporter(incidents, windows, new OnCall(database, audit, clock), events, database);
  private final Handovers handovers = new Handovers(database, reporter, events, audit, clock);

  @BeforeEach
  void work() {
    new SampleIncidents(database, clock, new Random(1)).open(List.of("A-CL11", "A-CL12"));
    incidents.acknowledge("INC-1", ANA);
    incidents.shelve("INC-2", EVENING.plus(Duration.ofHours(2)), "waiting for a part", ANA);
    Schedule tonight =
        Schedule.once(ZoneOffset.UTC, LocalDate.parse("2025-03-01"), LocalTime.parse("22:00"), 60);
    windows.add("Card swap", new Subtree(Subtree.Level.OLT, "O1"), tonight, ANA);
  }

  @Test
  void writesItselfFromWhatStandsAndWhatHasHappened() {
    ShiftReport report = handovers.now(PREDICTED);

    assertThat(report.open()).extracting(Item::id).containsExactly("INC-1");
    assertThat(report.open().getFirst().acknowledgedBy()).isEqualTo("ana");
    assertThat(report.shelved()).extracting(Item::shelvedWhy).containsExactly("waiting for a part");
    assertThat(report.work()).singleElement().matches(work -> work.title().equals("Card swap"));
    assertThat(report.changes())
        .containsEntry(EventTypes.INCIDENT_OPENED, 2L)
        .containsEntry(EventTypes.INCIDENT_ACKNOWLEDGED, 1L);
    assertThat(report.predicted()).isEqualTo(PREDICTED);
  }

  @Test
  void needsTwoSignaturesAndStaysAsItWasSigned() {
    Handover given = handovers.give("Watch the OLT.", PREDICTED, ANA);
    assertThatThrownBy(() -> handovers.take(given.number(), ANA))
        .hasMessage("Cannot take handover 1: ana has given it");
    assertThatThrownBy(() -> handovers.give("", List.of(), BEN))
        .hasMessage("Cannot hand over: handover 1 by ana waits to be taken");
    incidents.resolve("INC-1", "done", BEN);

    Handover taken = handovers.take(given.number(), BEN);

    assertThat(taken.complete()).isTrue();
    assertThat(taken.report()).isEqualTo(given.report());
    assertThat(taken.report().open()).hasSize(1);
    assertThat(handovers.list(9, 0)).containsExactly(taken);
    assertThatThrownBy(() -> handovers.take(given.number(), BEN))
        .hasMessage("Cannot sign handover 1: it does not wait to be taken");
    assertThat(audit.after(0, 99))
        .extracting(AuditEntry::action)
        .contains("handover.give", "handover.take");
  }

  @Test
  void theNextOneTellsWhatHasHappenedSince() {
    handovers.take(handovers.give("", PREDICTED, ANA).number(), BEN);
    now = now.plus(Duration.ofHours(8));
    incidents.resolve("INC-1", "done", BEN);

    ShiftReport report = handovers.now(List.of());

    assertThat(report.since()).isEqualTo(EVENING);
    assertThat(report.changes())
        .containsOnlyKeys(EventTypes.INCIDENT_RESOLVED, EventTypes.SHIFT_HANDED_OVER);
  }

  @Test
  void tellsWhichIncidentsItIsAboutThoseOfLargestImpactFirst() {
    new SampleIncidents(database, clock, new Random(2))
        .open(IntStream.range(0, 12).mapToObj(number -> "B-CL" + number).toList());
    incidents.comment("INC-7", "on it", ANA);
    incidents.comment("INC-7", "still on it", ANA);

    List<ShiftReport.Group> news = handovers.now(List.of()).news();

    assertThat(news)
        .extracting(ShiftReport.Group::type)
        .containsExactly(
            EventTypes.INCIDENT_OPENED,
            EventTypes.INCIDENT_SHELVED,
            EventTypes.INCIDENT_ACKNOWLEDGED,
            EventTypes.INCIDENT_COMMENTED);
    ShiftReport.Group opened = news.getFirst();
    assertThat(opened.first()).hasSize(8);
    assertThat(opened.more()).isEqualTo(14 - 8);
    assertThat(opened.first())
        .extracting(one -> incidents.find(one.id()).orElseThrow().impact().score())
        .isSortedAccordingTo(Comparator.reverseOrder());
    // Two comments on one incident are one mention of it.
    assertThat(news.getLast().first()).extracting(ShiftReport.Mention::id).containsExactly("INC-7");
  }

  @Test
  void aReportThatWasSignedBeforeThisWasToldIsStillRead() {
    handovers.give("", PREDICTED, ANA);
    String content = database.sql("select content from handovers").query(String.class).single();
    assertThat(content).contains(",\"news\":[");
    database
        .sql("update handovers set content = ?", content.replaceFirst(",\"news\":\\[.*]}$", "}"))
        .update();

    assertThat(handovers.waiting().orElseThrow().report().news()).isEmpty();
    assertThat(handovers.waiting().orElseThrow().report().open()).hasSize(1);
  }

  @Test
  void aWithdrawnOneIsGivenAnew() {
    Handover given = handovers.give("a", PREDICTED, ANA);
    handovers.withdraw(given.number(), ANA);

    assertThat(handovers.waiting()).isEmpty();
    assertThat(handovers.give("b", PREDICTED, ANA).notes()).isEqualTo("b");
    assertThat(handovers.list(9, 0)).isEmpty();
  }
}
