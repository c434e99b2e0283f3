package forewarn.operations.correlation;

import static forewarn.operations.correlation.Script.cluster;
import static forewarn.operations.correlation.Script.expected;
import static forewarn.operations.correlation.Script.healthy;
import static forewarn.operations.correlation.Script.oltAlarm;
import static forewarn.operations.correlation.Script.ontAlarm;
import static forewarn.operations.correlation.Script.ontCleared;
import static forewarn.operations.correlation.Script.outage;
import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentFilter.Order;
import forewarn.operations.incident.IncidentFilter.Shelving;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.Scope;
import forewarn.operations.incident.State;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EngineTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Actor ANA = Actor.person("ana", "127.0.0.1");
  private static final String A11 = cluster("Aceh", 1, 1);
  private static final String A12 = cluster("Aceh", 1, 2);
  private static final String A13 = cluster("Aceh", 1, 3);
  private static final String A21 = cluster("Aceh", 2, 1);
  private static final String A22 = cluster("Aceh", 2, 2);
  private static final String B11 = cluster("Bali", 1, 1);

  private Instant now = Instant.parse("2025-03-01T06:00:00Z");
  private final Database database = emptyStore();
  private final EventLog events = new EventLog(database, () -> now);
  private final Incidents incidents =
      new Incidents(database, events, new AuditLog(database, () -> now), () -> now);
  private Silence silence = (place, at) -> Optional.empty();
  private final Engine engine =
      new Engine(
          database, events, Script::network, (place, at) -> silence.covering(place, at), () -> now);

  private void take(Message... messages) {
    engine.take(List.of(messages), () -> {});
  }

  private List<Incident> all() {
    return incidents.list(
        new IncidentFilter(
            Set.of(),
            Set.of(),
            Shelving.EITHER,
            null,
            null,
            null,
            null,
            null,
            Order.OPENED,
            99,
            0));
  }

  private Incident only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  private List<String> told(Incident incident) {
    return incidents.timeline(incident).stream().map(Event::type).toList();
  }

  @Test
  void anExpectedOutageIsPredictedWithItsCauseAndImpact() {
    take(healthy(A11, 0), expected(A11, 1));

    Incident incident = only();
    assertThat(incident.state()).isEqualTo(State.PREDICTED);
    assertThat(incident.diagnosis().severity()).isEqualTo(Severity.WARNING);
    assertThat(incident.diagnosis().title()).isEqualTo("Outage expected in Cluster-A-CL11, Aceh");
    assertThat(incident.diagnosis().cause()).isEqualTo(ProbableCause.LOSS_OF_SIGNAL);
    assertThat(incident.diagnosis().symptoms())
        .containsExactly("4.5 % of ONTs offline", "12 link losses in the hour, usually 2.0");
    assertThat(incident.course().expected()).isEqualTo(Script.hour(2));
    assertThat(incident.impact().score()).isCloseTo(Script.ONTS * 0.9 * 2, Offset.offset(1e-6));
    assertThat(events.after(0, 10))
        .extracting(Event::type)
        .contains(EventTypes.PREDICTION_MADE, EventTypes.INCIDENT_OPENED);
  }

  @Test
  void anExpectedOutageThatIsSeenGoesOnAndEnds() {
    take(expected(A11, 1));
    take(outage(A11, 2));
    take(outage(A11, 3));
    assertThat(only().state()).isEqualTo(State.ONGOING);
    assertThat(only().diagnosis().severity()).isEqualTo(Severity.MAJOR);

    take(healthy(A11, 4));

    assertThat(only().state()).isEqualTo(State.RESOLVED);
    assertThat(only().course().ended()).isEqualTo(Script.hour(4));
    assertThat(told(only()))
        .containsExactly(
            EventTypes.INCIDENT_OPENED,
            EventTypes.INCIDENT_CONFIRMED,
            EventTypes.INCIDENT_CHANGED,
            EventTypes.INCIDENT_RESOLVED);
  }

  @Test
  void anExpectedOutageThatDoesNotComeIsAverted() {
    take(expected(A11, 1), healthy(A11, 2));

    assertThat(only().state()).isEqualTo(State.AVERTED);
    assertThat(told(only()))
        .containsExactly(EventTypes.INCIDENT_OPENED, EventTypes.INCIDENT_AVERTED);
  }

  @Test
  void anUnexpectedOutageIsAnIncidentAtOnce() {
    take(outage(A11, 1));

    assertThat(only().state()).isEqualTo(State.ONGOING);
    assertThat(only().course().outage()).isEqualTo(now);
  }

  @Test
  void twoClustersOfAnOltAreOneFaultOfTheOlt() {
    take(expected(A11, 1));
    take(expected(B11, 1));
    take(outage(A12, 2));

    assertThat(all())
        .extracting(incident -> incident.extent().scope())
        .containsExactly(Scope.CLUSTER, Scope.OLT);
    Incident olt = incidents.find("INC-1").orElseThrow();
    assertThat(olt.extent().id()).isEqualTo("OLT-A-01");
    assertThat(olt.extent().clusters()).containsExactly(A11, A12);
    assertThat(olt.diagnosis().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(olt.diagnosis().title()).isEqualTo("Outage in OLT-A-01, Aceh: 2 of its 3 clusters");
    assertThat(olt.diagnosis().reason())
        .startsWith("2 clusters of OLT-A-01 (A-CL11, A-CL12) show the same within 2 hours");
    assertThat(olt.impact().score())
        .isCloseTo(Script.ONTS * 0.9 * 2 + Script.ONTS * 2, Offset.offset(1e-6));
  }

  @Test
  void faultsOfTwoOltsAreOneOfTheProvinceAndTheYoungerGoOnInTheOldest() {
    take(outage(A11, 1));
    take(outage(A21, 1));
    assertThat(all()).hasSize(2);

    take(outage(A12, 1), outage(A22, 1), outage(A13, 2));

    Incident whole = incidents.find("INC-1").orElseThrow();
    assertThat(whole.extent().scope()).isEqualTo(Scope.PROVINCE);
    assertThat(whole.extent().clusters()).containsExactly(A11, A12, A13, A21, A22);
    assertThat(whole.diagnosis().title()).isEqualTo("Outage in Aceh: 5 of its 6 clusters");
    assertThat(incidents.find("INC-2").orElseThrow().course().mergedInto()).isEqualTo(1);
    assertThat(incidents.count(IncidentFilter.QUEUE)).isEqualTo(1);
  }

  @Test
  void whatLiesFarApartInTimeStandsForItself() {
    take(outage(A11, 1));
    take(outage(A11, 2));
    take(outage(A11, 3));
    take(outage(A11, 4), outage(A12, 4));

    assertThat(all()).hasSize(2);
  }

  @Test
  void repetitionsAndLateRecordsChangeNothing() {
    take(expected(A11, 1), outage(A11, 2));
    Incident before = only();

    take(expected(A11, 1), outage(A11, 2), healthy(A11, 0), healthy(A11, 2));

    assertThat(only()).isEqualTo(before);
  }

  @Test
  void troubleThatComesBackSoonIsTheSameAndAtLastFlapping() {
    take(outage(A11, 0), healthy(A11, 1), outage(A11, 2), healthy(A11, 3));
    assertThat(only().course().reopened()).isEqualTo(1);
    assertThat(only().course().flapping()).isFalse();

    take(outage(A11, 4), healthy(A11, 5), outage(A11, 6), healthy(A11, 7));
    assertThat(only().course().flapping()).isTrue();
    assertThat(only().state()).as("held open").isEqualTo(State.ONGOING);

    take(outage(A11, 8), healthy(A11, 9), healthy(A11, 10), healthy(A11, 12));
    assertThat(only().state()).isEqualTo(State.ONGOING);
    take(healthy(A11, 13));
    assertThat(only().state()).isEqualTo(State.RESOLVED);
    assertThat(told(only())).filteredOn(EventTypes.INCIDENT_RESOLVED::equals).hasSize(4);
    assertThat(only().course().reopened()).isEqualTo(4);
  }

  @Test
  void troubleThatComesBackLaterIsAnother() {
    take(outage(A11, 0), healthy(A11, 1), healthy(A11, 2), healthy(A11, 3), outage(A11, 4));

    assertThat(all()).hasSize(2);
  }

  @Test
  void maintenanceSilencesWhatItCoversUntilItIsOver() {
    silence =
        (place, at) ->
            A11.equals(place.clusterId()) && at.isBefore(Script.hour(3))
                ? Optional.of("MW-1")
                : Optional.empty();
    take(outage(A11, 1), outage(A12, 1));
    assertThat(all()).extracting(one -> one.extent().clusters()).containsExactly(List.of(A12));

    take(outage(A11, 2), outage(A12, 2));
    assertThat(all()).hasSize(1);

    take(outage(A11, 3), outage(A12, 3));
    assertThat(only().extent().clusters()).containsExactly(A11, A12);
  }

  @Test
  void maintenanceThatEndsWellWasNoIncident() {
    silence = (place, at) -> Optional.of("MW-1");
    take(outage(A11, 1), healthy(A11, 2));

    assertThat(all()).isEmpty();
  }

  @Test
  void aClusterThatIsReportedNoMoreLeavesNothingOpen() {
    take(expected(A11, 1), outage(B11, 1));
    for (int hour = 2; hour <= 26; hour++) {
      take(healthy(A12, hour), healthy(A13, hour));
    }

    assertThat(all()).extracting(Incident::state).containsOnly(State.AVERTED, State.RESOLVED);
  }

  @Test
  void aBurstOfOntsIsOneIncidentAndItsCauseIsTheirs() {
    List<Message> burst = new ArrayList<>();
    for (int ont = 0; ont < 10_000; ont++) {
      burst.add(ontAlarm(ont, cluster("Aceh", 1 + ont % 2, 1 + ont % 3), 1));
    }
    for (int from = 0; from < burst.size(); from += 1000) {
      engine.take(burst.subList(from, from + 1000), () -> {});
    }

    assertThat(incidents.list(IncidentFilter.QUEUE)).hasSize(1);
    Incident incident = incidents.list(IncidentFilter.QUEUE).getFirst();
    assertThat(incident.extent().scope()).isEqualTo(Scope.PROVINCE);
    assertThat(incident.diagnosis().cause()).isEqualTo(ProbableCause.POWER_PROBLEM);
    assertThat(incident.impact().customers()).isEqualTo(10_000);
  }

  @Test
  void aFewCustomersAreNoIncident() {
    take(ontAlarm(1, A11, 1), ontAlarm(2, A11, 1), ontAlarm(3, A11, 1), ontAlarm(4, A11, 1));

    assertThat(all()).isEmpty();
    assertThat(new AlarmTable(database).countStanding()).isEqualTo(4);
  }

  @Test
  void manyOntsThatClearEndTheIncident() {
    for (int ont = 0; ont < 20; ont++) {
      take(ontAlarm(ont, A11, 1));
    }
    assertThat(only().state()).isEqualTo(State.ONGOING);
    for (int ont = 0; ont < 20; ont++) {
      take(ontCleared(ont, A11, 2));
    }
    assertThat(only().state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void anAlarmOfTheOltTakesInAllItServes() {
    take(oltAlarm("OLT-A-01", "critical", 1));
    assertThat(only().extent().clusters()).containsExactly(A11, A12, A13);
    assertThat(only().impact().customers()).isEqualTo(3 * Script.ONTS);

    take(outage(A12, 1));
    assertThat(only().extent().scope()).isEqualTo(Scope.OLT);
    take(oltAlarm("OLT-A-01", "cleared", 2), healthy(A12, 2));
    assertThat(only().state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void whatPeopleJoinOrPartStaysSo() {
    take(outage(A11, 1), outage(B11, 1));
    incidents.merge("INC-1", List.of("INC-2"), ANA);
    take(outage(A11, 2), outage(B11, 2));
    assertThat(incidents.list(IncidentFilter.QUEUE)).hasSize(1);

    incidents.split("INC-1", List.of(B11), ANA);
    take(outage(A11, 3), outage(B11, 3));
    assertThat(incidents.list(IncidentFilter.QUEUE)).hasSize(2);
    take(healthy(A11, 4), healthy(B11, 4));
    assertThat(incidents.list(IncidentFilter.QUEUE)).isEmpty();
  }

  @Test
  void whatAPersonEndsIsNotOpenedAgainButBegunAnew() {
    take(outage(A11, 1));
    incidents.resolve("INC-1", "planned work", ANA);
    assertThat(incidents.list(IncidentFilter.QUEUE)).isEmpty();

    take(outage(A11, 2));

    assertThat(incidents.find("INC-1").orElseThrow().state()).isEqualTo(State.RESOLVED);
    assertThat(incidents.list(IncidentFilter.QUEUE))
        .extracting(Incident::number)
        .containsExactly(2L);
  }

  @Test
  void shelvingEndsByItself() {
    take(outage(A11, 1));
    incidents.shelve("INC-1", now.plus(Duration.ofHours(1)), "part ordered", ANA);
    now = now.plus(Duration.ofHours(2));
    take(outage(A11, 2));

    assertThat(told(only())).endsWith(EventTypes.INCIDENT_UNSHELVED);
    assertThat(only().handling().shelvedUntil()).isNull();
  }

  @Test
  void aClusterThatNobodyKnowsIsToldOnce() {
    take(healthy("X-CL11", 1), healthy("X-CL11", 2));

    assertThat(events.after(0, 10))
        .extracting(Event::type)
        .containsExactly(EventTypes.CLUSTER_UNKNOWN);
  }

  @Test
  void anAlarmWithoutAPlaceStandsAndIsNoIncident() {
    AlarmTable alarms = new AlarmTable(database);

    take(Script.alarmOf("server", "db-7", "major", 1));
    take(outage(B11, 1));

    assertThat(only().extent().id()).isEqualTo(B11);
    assertThat(alarms.countPlaceless()).isOne();
    assertThat(alarms.placeless(9).getFirst().incident()).isNull();
    assertThat(alarms.reported("of/db-7")).isPresent();

    take(Script.alarmOf("server", "db-7", "cleared", 2));

    assertThat(alarms.countPlaceless()).isZero();
    assertThat(all()).hasSize(1);
  }

  @Test
  void anAlarmOfAProvinceIsAnIncidentOfTheProvince() {
    take(Script.alarmOf("province", "Aceh", "major", 1));

    assertThat(only().extent().scope()).isEqualTo(Scope.PROVINCE);
    assertThat(only().extent().province()).isEqualTo("Aceh");
    assertThat(only().diagnosis().reason()).contains("province as a whole");

    take(Script.alarmOf("province", "Aceh", "cleared", 2));

    assertThat(only().open()).isFalse();
  }

  @Test
  void anAlarmOfAnUnknownProvinceHasNoPlace() {
    take(Script.alarmOf("province", "Atlantis", "major", 1));

    assertThat(all()).isEmpty();
    assertThat(new AlarmTable(database).countPlaceless()).isOne();
  }
}
