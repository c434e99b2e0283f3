package forewarn.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import forewarn.console.live.Alert.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutageWatchTest {
  private static final long HOUR = 480_000;

  private final OutageWatch watch = new OutageWatch();

  @Test
  void alertComesTrueWhenTheNextHourIsAnOutage() {
    watch.accept(expected("A", HOUR));
    assertThat(watch.alerts(10)).extracting(Alert::outcome).containsExactly(Outcome.OPEN);

    watch.accept(outage("A", HOUR + 1));

    assertThat(watch.alerts(10)).extracting(Alert::outcome).containsExactly(Outcome.CAME_TRUE);
    assertThat(watch.total())
        .extracting(HourTally::expected, HourTally::outages, HourTally::foreseen, HourTally::missed)
        .containsExactly(1L, 1L, 1L, 0L);
  }

  @Test
  void alertIsFalseWhenTheNextHourIsQuiet() {
    watch.accept(expected("A", HOUR));
    watch.accept(quiet("A", HOUR + 1));

    assertThat(watch.alerts(10)).extracting(Alert::outcome).containsExactly(Outcome.FALSE_ALARM);
    assertThat(watch.total().falseAlarms()).isEqualTo(1);
  }

  @Test
  void outageThatTheHourBeforeDidNotAnnounceIsListedAsMissed() {
    watch.accept(quiet("A", HOUR));
    watch.accept(outage("A", HOUR + 1));

    assertThat(watch.alerts(10)).extracting(Alert::outcome).containsExactly(Outcome.MISSED);
    assertThat(watch.total().missed()).isEqualTo(1);
  }

  @Test
  void outageWithoutAnHourBeforeCountsAsNeitherForeseenNorMissed() {
    watch.accept(outage("A", HOUR));

    assertThat(watch.total())
        .extracting(HourTally::outages, HourTally::foreseen, HourTally::missed)
        .containsExactly(1L, 0L, 0L);
    assertThat(watch.alerts(10)).isEmpty();
  }

  @Test
  void outcomesOfOneClusterAreNotThoseOfAnother() {
    watch.accept(expected("A", HOUR));
    watch.accept(outage("B", HOUR + 1));

    assertThat(watch.alerts(10)).extracting(Alert::outcome).containsExactly(Outcome.OPEN);
  }

  @Test
  void anHourThatNeverComesIsNotReportedOnceTheNetworkIsPastIt() {
    watch.accept(expected("A", HOUR));
    watch.accept(quiet("A", HOUR + 3));

    assertThat(watch.alerts(10)).extracting(Alert::outcome).containsExactly(Outcome.NOT_REPORTED);

    watch.accept(outage("A", HOUR + 1));
    assertThat(watch.alerts(10)).extracting(Alert::outcome).containsExactly(Outcome.CAME_TRUE);
  }

  @Test
  void sameRecordsGiveTheSameTalliesInAnyOrderAndAnyNumber() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Glance> glances = new ArrayList<>();
    for (String cluster : List.of("A", "B", "C")) {
      for (long hour = HOUR; hour < HOUR + 40; hour++) {
        glances.add(
            glance(cluster, hour, random.nextInt(4) == 0 ? 0.9 : 0.1, random.nextInt(4) == 0));
      }
    }
    OutageWatch inOrder = new OutageWatch();
    glances.forEach(inOrder::accept);

    List<Glance> disordered = new ArrayList<>(glances);
    disordered.addAll(glances.subList(0, 30));
    Collections.shuffle(disordered, random);
    disordered.forEach(watch::accept);

    assertThat(watch.total()).isEqualTo(inOrder.total());
    assertThat(watch.hours(HOUR, HOUR + 41)).isEqualTo(inOrder.hours(HOUR, HOUR + 41));
    assertThat(watch.alerts(500)).isEqualTo(inOrder.alerts(500));
  }

  @Test
  void olderRecordDoesNotReplaceANewerStateOfItsCluster() {
    watch.accept(quiet("A", HOUR + 1));
    watch.accept(expected("A", HOUR));

    assertThat(watch.newestOfEachCluster()).extracting(Glance::epochHour).containsExactly(HOUR + 1);
  }

  @Test
  void fileFromLongAgoStartsANewTimeline() {
    watch.accept(quiet("A", HOUR));
    watch.accept(expected("A", HOUR - 5_000));
    watch.accept(outage("A", HOUR - 4_999));

    assertThat(watch.newestHour()).isEqualTo(HOUR - 4_999);
    assertThat(watch.total().foreseen()).isEqualTo(1);
  }

  @Test
  void oneClusterWithAWrongClockDoesNotMoveTheDataClock() {
    for (int i = 0; i < 100; i++) {
      watch.accept(quiet("C" + i, HOUR));
    }
    watch.accept(quiet("wrong", HOUR + 100_000));

    assertThat(watch.newestHour()).isEqualTo(HOUR);
  }

  @Test
  void alertsAreBoundedAndNewestFirst() {
    for (long hour = HOUR; hour < HOUR + 1_000; hour++) {
      watch.accept(expected("A", hour));
    }

    assertThat(watch.alerts(5))
        .extracting(Alert::epochHour, Alert::outcome)
        .containsExactly(
            tuple(HOUR + 999, Outcome.OPEN),
            tuple(HOUR + 998, Outcome.FALSE_ALARM),
            tuple(HOUR + 997, Outcome.FALSE_ALARM),
            tuple(HOUR + 996, Outcome.FALSE_ALARM),
            tuple(HOUR + 995, Outcome.FALSE_ALARM));
    assertThat(watch.alerts(5_000)).hasSize(300);
    assertThat(watch.total().records()).isEqualTo(1_000);
  }

  @Test
  void changesMoveOnlyWithAlerts() {
    watch.accept(quiet("A", HOUR));
    long before = watch.changes();
    watch.accept(quiet("A", HOUR + 1));
    assertThat(watch.changes()).isEqualTo(before);
    watch.accept(expected("A", HOUR + 2));
    assertThat(watch.changes()).isGreaterThan(before);
  }

  private static Glance quiet(String cluster, long hour) {
    return glance(cluster, hour, 0.01, false);
  }

  private static Glance expected(String cluster, long hour) {
    return glance(cluster, hour, 0.9, false);
  }

  private static Glance outage(String cluster, long hour) {
    return glance(cluster, hour, 0.01, true);
  }

  static Glance glance(String cluster, long hour, double probability, boolean outageNow) {
    return new Glance(cluster, "Aceh", "Sumatra", hour, probability, 0.5, outageNow, 800, 3);
  }
}
