package forewarn.operations.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The figures and what else the queue tells, and past incidents that are alike. */
class IncidentFiguresTest {
  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
  private static final Actor ANA = Actor.person("ana", "127.0.0.1");

  private final InstantSource clock = InstantSource.fixed(NOW);
  private final Database database = TestStore.sqlite();
  private final Incidents incidents =
      new Incidents(database, new EventLog(database, clock), new AuditLog(database, clock), clock);
  private final IncidentQueue queue = new IncidentQueue(database, clock);
  private final SampleIncidents sample = new SampleIncidents(database, clock, new Random(1));

  private IncidentFigures ofADay() {
    return IncidentFigures.of(database, NOW.minus(Duration.ofDays(1)), NOW.plusMillis(1));
  }

  @Test
  void ofNothingAreNotKnown() {
    IncidentFigures none = ofADay();

    assertThat(none.timeToAcknowledge()).isNull();
    assertThat(none.timeToRepair()).isNull();
    assertThat(none.falseAlarmRate()).isNaN();
    assertThat(none.noiseReduction()).isNaN();
    assertThat(none.alarmsPerIncident()).isNaN();
  }

  @Test
  void areTheMeansOfWhatHappenedInTheSpan() {
    Incident repaired = sample.past("A-CL11", State.RESOLVED, ProbableCause.LOSS_OF_SIGNAL, 5);
    sample.past("A-CL12", State.AVERTED, ProbableCause.LOSS_OF_SIGNAL, 4);
    sample.past("A-CL13", State.RESOLVED, ProbableCause.LOSS_OF_SIGNAL, 30);
    sample.alarms(repaired, 5, null);

    IncidentFigures day = ofADay();

    assertThat(day.opened()).isEqualTo(2);
    assertThat(day.timeToAcknowledge()).isEqualTo(Duration.ofMinutes(10));
    assertThat(day.repaired()).isEqualTo(1);
    assertThat(day.timeToRepair()).isEqualTo(Duration.ofMinutes(30));
    assertThat(day.falseAlarmRate()).isEqualTo(0.5);
    // Five alarms, each told twice, for two incidents.
    assertThat(day.alarms()).isEqualTo(10);
    assertThat(day.noiseReduction()).isCloseTo(0.8, within(1e-9));
    assertThat(day.alarmsPerIncident()).isEqualTo(5);
  }

  @Test
  void mergedOnesCountAsOne() {
    sample.open(List.of("A-CL11", "A-CL12"));
    sample.alarms(incidents.find("INC-1").orElseThrow(), 1, null);
    sample.alarms(incidents.find("INC-2").orElseThrow(), 1, null);
    incidents.merge("INC-1", List.of("INC-2"), ANA);

    IncidentFigures day = ofADay();

    assertThat(day.opened()).isEqualTo(1);
    assertThat(day.alarms()).isEqualTo(4);
    assertThat(queue.alarms(incidents.list(IncidentFilter.QUEUE))).containsOnly(entry(1L, 2L));
  }

  private static java.util.Map.Entry<Long, Long> entry(long number, long count) {
    return java.util.Map.entry(number, count);
  }

  @Test
  void theQueueTellsWhatIsOpen() {
    List<Incident> open = sample.open(List.of("A-CL11", "A-CL12", "B-CL11"));
    incidents.shelve("INC-2", NOW.plusSeconds(60), "a part is on its way", ANA);
    incidents.assign("INC-3", "ben", ANA);

    IncidentQueue.Totals totals = queue.totals();

    assertThat(totals.open()).isEqualTo(3);
    assertThat(totals.predicted())
        .isEqualTo(open.stream().filter(one -> one.state() == State.PREDICTED).count());
    assertThat(totals.shelved()).isEqualTo(1);
    assertThat(totals.customers())
        .isEqualTo(open.stream().mapToLong(one -> one.impact().customers()).sum());
    assertThat(queue.assignees()).containsExactly("ben");
    assertThat(queue.places()).containsEntry("Sumatera", List.of("Aceh"));
    assertThat(queue.matching(IncidentFilter.QUEUE, List.of(1L, 2L, 99L)))
        .extracting(Incident::number)
        .containsExactly(1L);
  }

  @Test
  void theLikestPastIncidentIsTheOneOfTheSameCluster() {
    Incident sameCluster = sample.past("A-CL11", State.RESOLVED, ProbableCause.POWER_PROBLEM, 50);
    Incident sameOlt = sample.past("A-CL12", State.RESOLVED, ProbableCause.POWER_PROBLEM, 40);
    Incident sameCause = sample.past("Z-CL11", State.AVERTED, ProbableCause.LOSS_OF_SIGNAL, 30);
    sample.past("Z-CL12", State.RESOLVED, ProbableCause.POWER_PROBLEM, 20);
    Incident open = sample.open(List.of("A-CL11")).getFirst();
    sample.alarms(sameCluster, 1, "OLT-A-01");
    sample.alarms(sameOlt, 1, "OLT-A-01");
    sample.alarms(sameCause, 1, "OLT-Z-01");
    sample.alarms(open, 1, "OLT-A-01");

    List<SimilarIncidents.Similar> similar = new SimilarIncidents(database).of(open, 5);

    assertThat(similar)
        .extracting(found -> found.incident().id(), SimilarIncidents.Similar::points)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("INC-1", 5.0),
            org.assertj.core.groups.Tuple.tuple("INC-2", 2.0),
            org.assertj.core.groups.Tuple.tuple("INC-3", 1.0));
    assertThat(similar.getFirst().commonClusters()).isEqualTo(1);
    assertThat(similar.getFirst().sameOlt()).isTrue();
  }

  @Test
  void manyAreActedOnAtOnceAndEndedOnesAreToldOf() {
    sample.open(List.of("A-CL11", "A-CL12", "B-CL11"));
    incidents.resolve("INC-2", "it is back", ANA);
    BulkActions bulk = new BulkActions(database, incidents);

    BulkActions.Outcome outcome =
        bulk.each(
            List.of("INC-1", "INC-2", "INC-3", "INC-9"),
            one -> incidents.acknowledge(one.id(), ANA));

    assertThat(outcome.done()).containsExactly("INC-1", "INC-3");
    assertThat(outcome.left()).containsExactly("INC-2", "INC-9");
    assertThat(incidents.find("INC-3").orElseThrow().handling().acknowledgedBy()).isEqualTo("ana");
  }
}
