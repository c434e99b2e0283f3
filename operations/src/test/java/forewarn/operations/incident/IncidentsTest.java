package forewarn.operations.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditEntry;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Instant NOW = Instant.parse("2025-03-01T03:00:00Z");
  private static final Actor ANA = Actor.person("ana", "127.0.0.1");

  private final InstantSource clock = InstantSource.fixed(NOW);
  private final Database database = emptyStore();
  private final EventLog events = new EventLog(database, clock);
  private final AuditLog audit = new AuditLog(database, clock);
  private final Incidents incidents = new Incidents(database, events, audit, clock);
  private final List<Incident> open =
      new SampleIncidents(database, clock, new Random(1))
          .open(List.of("A-CL11", "A-CL12", "B-CL11"));

  @Test
  void areQueuedByImpact() {
    assertThat(incidents.list(IncidentFilter.QUEUE))
        .hasSize(3)
        .isSortedAccordingTo(
            (one, other) -> Double.compare(other.impact().score(), one.impact().score()));
  }

  @Test
  void anAcknowledgementIsTheFirstOnesAndIsToldOnce() {
    Incident first = incidents.acknowledge("INC-1", ANA);
    Incident again = incidents.acknowledge("1", Actor.person("ben", "10.0.0.2"));

    assertThat(first.handling().acknowledgedBy()).isEqualTo("ana");
    assertThat(again).isEqualTo(first).isEqualTo(incidents.find("inc-1").orElseThrow());
    assertThat(incidents.timeline(first))
        .extracting(Event::type)
        .containsExactly(EventTypes.INCIDENT_OPENED, EventTypes.INCIDENT_ACKNOWLEDGED);
    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::action)
        .containsExactly("incident.acknowledge");
  }

  @Test
  void shelvedOnesAreOutOfTheQueueUntilTheirTime() {
    incidents.shelve("INC-2", NOW.plus(Duration.ofHours(2)), "waiting for a part", ANA);

    assertThat(incidents.list(IncidentFilter.QUEUE))
        .extracting(Incident::number)
        .doesNotContain(2L);
    Incidents later =
        new Incidents(database, events, audit, InstantSource.fixed(NOW.plus(Duration.ofHours(3))));
    assertThat(later.list(IncidentFilter.QUEUE)).extracting(Incident::number).contains(2L);
  }

  @Test
  void shelvingNeedsAnEndAndAReason() {
    assertThatThrownBy(() -> incidents.shelve("INC-2", NOW, "x", ANA))
        .hasMessage(
            "Invalid end of shelving: 2025-03-01T03:00:00Z, expected within the next 31 days");
    assertThatThrownBy(() -> incidents.shelve("INC-2", NOW.plusSeconds(60), " ", ANA))
        .hasMessage("Invalid reason for shelving: it is empty");
  }

  @Test
  void mergedOnesGoOnInTheOther() {
    Incident whole = incidents.merge("INC-1", List.of("INC-2"), ANA);

    assertThat(whole.extent().clusters()).containsExactly("A-CL11", "A-CL12");
    assertThat(whole.impact().customers())
        .isEqualTo(open.get(0).impact().customers() + open.get(1).impact().customers());
    Incident part = incidents.find("INC-2").orElseThrow();
    assertThat(part.state()).isEqualTo(State.MERGED);
    assertThat(part.course().mergedInto()).isEqualTo(1);
    assertThatThrownBy(() -> incidents.merge("INC-1", List.of("INC-2"), ANA))
        .hasMessage("Cannot change INC-2: it is merged");
  }

  @Test
  void aSplitLeavesBothWithTheirClusters() {
    incidents.merge("INC-1", List.of("INC-2"), ANA);

    Incident part = incidents.split("INC-1", List.of("A-CL12"), ANA);

    assertThat(part.extent().clusters()).containsExactly("A-CL12");
    assertThat(incidents.find("INC-1").orElseThrow().extent().clusters()).containsExactly("A-CL11");
    assertThatThrownBy(() -> incidents.split("INC-1", List.of("A-CL11"), ANA))
        .hasMessage(
            "Cannot split [A-CL11] from INC-1: it takes in [A-CL11], and some of it must stay");
  }

  @Test
  void areFoundByClusterTextAndHandling() {
    incidents.assign("INC-3", "ana", ANA);

    assertThat(incidents.list(filter("B-CL11", null, null))).hasSize(1);
    assertThat(incidents.list(filter("B-CL1", null, null))).isEmpty();
    assertThat(incidents.list(filter(null, "ana", null))).hasSize(1);
    assertThat(incidents.list(filter(null, "-", null))).hasSize(2);
    assertThat(incidents.list(filter(null, null, "PREVAILS"))).hasSize(3);
    assertThat(incidents.list(filter(null, null, "%"))).isEmpty();
    assertThat(incidents.count(IncidentFilter.QUEUE)).isEqualTo(3);
  }

  private static IncidentFilter filter(String cluster, String assignee, String text) {
    IncidentFilter queue = IncidentFilter.QUEUE;
    return new IncidentFilter(
        queue.states(),
        queue.severities(),
        queue.shelving(),
        null,
        null,
        cluster,
        assignee,
        text,
        queue.order(),
        queue.most(),
        queue.skip());
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> incidents.acknowledge("INC-99", ANA))
        .hasMessage("Cannot find incident INC-99: there is none");
    assertThat(incidents.find("INC-; drop table incidents")).isEmpty();
  }
}
