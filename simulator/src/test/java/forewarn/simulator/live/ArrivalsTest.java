package forewarn.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.simulator.process.Delivery;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.TestNetwork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalsTest {
  private static final Instant ORIGIN = Instant.parse("2024-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource
  void theHistoryAndWhatArrivesAfterItAreTheProcessOverTheWholeTime(Profile profile) {
    NetworkProcess whole = process(profile, ORIGIN.minus(50, ChronoUnit.HOURS));
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      all.addAll(whole.next().observations());
    }

    NetworkProcess past = process(profile, ORIGIN.minus(50, ChronoUnit.HOURS));
    List<Observation> seen = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      seen.addAll(past.next().observations());
    }
    arrivals(profile, ORIGIN, 100 + Delivery.MOST_DELAY).stream()
        .flatMap(List::stream)
        .distinct()
        .filter(o -> o.hourly().hour().isBefore(ORIGIN.plus(100, ChronoUnit.HOURS)))
        .forEach(seen::add);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @EnumSource
  void arrivalsAreTheSameWhereverOneBegins(Profile profile) {
    List<List<Observation>> all = arrivals(profile, ORIGIN, 40);
    for (int skipped : new int[] {1, 3, 10, 25}) {
      assertThat(arrivals(profile, ORIGIN.plus(skipped, ChronoUnit.HOURS), 40 - skipped))
          .isEqualTo(all.subList(skipped, 40));
    }
  }

  @Test
  void theReferenceArrivesInTheOrderOfThePlanHourByHour() {
    NetworkProcess process = process(Profile.REFERENCE, ORIGIN);
    for (List<Observation> arrived : arrivals(Profile.REFERENCE, ORIGIN, 5)) {
      NetworkHour hour = process.next();
      assertThat(arrived).isEqualTo(hour.observations());
    }
  }

  @Test
  void theHarshProfileArrivesLateTwiceAndOutOfOrder() {
    List<HourlyRecord> arrived =
        arrivals(Profile.HARSH, ORIGIN, 200).stream()
            .flatMap(List::stream)
            .map(Observation::hourly)
            .toList();

    Map<String, Instant> newest = new HashMap<>();
    int outOfOrder = 0;
    for (HourlyRecord hourly : arrived) {
      Instant before = newest.getOrDefault(hourly.clusterId(), Instant.MIN);
      outOfOrder += hourly.hour().isBefore(before) ? 1 : 0;
      newest.merge(hourly.clusterId(), hourly.hour(), (a, b) -> a.isAfter(b) ? a : b);
    }
    long twice = arrived.size() - arrived.stream().distinct().count();
    assertThat((double) outOfOrder / arrived.size()).isBetween(0.01, 0.03);
    assertThat((double) twice / arrived.size()).isBetween(0.007, 0.013);
    assertThat(arrived).noneMatch(hourly -> hourly.hour().isBefore(ORIGIN));
  }

  private static List<List<Observation>> arrivals(Profile profile, Instant first, int hours) {
    Arrivals arrivals = new Arrivals(from -> process(profile, from), ORIGIN, first);
    List<List<Observation>> all = new ArrayList<>();
    for (int i = 0; i < hours; i++) {
      assertThat(arrivals.nextHour()).isEqualTo(first.plus(i, ChronoUnit.HOURS));
      all.add(arrivals.next());
    }
    return all;
  }

  private static NetworkProcess process(Profile profile, Instant from) {
    return new NetworkProcess(TestNetwork.PLAN, profile, 9, from);
  }
}
