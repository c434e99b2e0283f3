package forewarn.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.telemetry.Signal;
import forewarn.telemetry.TestNetwork;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the harsh profile promises, on its first two years. */
class HarshProfileTest {
  private static final long SEED = 11;
  private static final int WEEK = 7 * 24;

  private static final Map<String, Watched> clusters = new HashMap<>();
  private static long records;
  private static long late;
  private static long duplicated;

  /** What was seen of one cluster. */
  private static final class Watched {
    private final BitSet reported = new BitSet();
    private final List<Truth> truths = new ArrayList<>();
    private double quietTemperatures;
    private int quietHours;

    private void add(int hour, Observation observation) {
      reported.set(hour);
      Truth truth = observation.truth();
      if (hour < 4000) {
        truths.add(truth);
      }
      if (hour >= Era.SPAN - 8 * WEEK && !truth.precursor() && !truth.outage()) {
        quietTemperatures += observation.hourly().value(Signal.TEMPERATURE_AVG_C);
        quietHours++;
      }
    }

    private int longestSilence() {
      int longest = 0;
      for (int silent = reported.nextClearBit(0); silent < Era.SPAN; ) {
        int end = reported.nextSetBit(silent);
        int until = end < 0 ? Era.SPAN : end;
        longest = Math.max(longest, until - silent);
        silent = reported.nextClearBit(until);
      }
      return longest;
    }
  }

  @BeforeAll
  static void watchTwoYears() {
    System.out.println("seed " + SEED);
    NetworkProcess process =
        new NetworkProcess(TestNetwork.PLAN, Profile.HARSH, SEED, NetworkProcess.START);
    for (int hour = 0; hour < Era.SPAN; hour++) {
      for (Observation observation : process.next().observations()) {
        clusters
            .computeIfAbsent(observation.hourly().clusterId(), any -> new Watched())
            .add(hour, observation);
        records++;
        late += observation.delivery().delayHours() > 0 ? 1 : 0;
        duplicated += observation.delivery().copies() > 1 ? 1 : 0;
      }
    }
  }

  @Test
  void leadTimesOfOneClusterVary() {
    Watched full =
        clusters.values().stream()
            .max(Comparator.comparingInt(cluster -> cluster.reported.cardinality()))
            .orElseThrow();
    assertThat(LeadTimes.of(full.truths)).contains(1, 2, 3);
  }

  @Test
  void aboutAsManyPrecursorHoursAreFalseAsTrue() {
    long shown = count(truth -> truth.precursor());
    long falseAlarms = count(truth -> truth.falseAlarm());

    assertThat((double) falseAlarms / shown).isBetween(0.4, 0.6);
  }

  @Test
  void outagesStayAsFrequentAsInTheReference() {
    long outages = count(truth -> truth.outage());
    long hours = clusters.values().stream().mapToLong(cluster -> cluster.truths.size()).sum();

    assertThat((double) outages / hours).isCloseTo(0.0041, within(0.0003));
  }

  @Test
  void someRecordsAreLateAndSomeComeTwice() {
    assertThat((double) late / records).isCloseTo(0.02, within(0.001));
    assertThat((double) duplicated / records).isCloseTo(0.01, within(0.001));
  }

  @Test
  void hoursAreMissingEverywhere() {
    assertThat(clusters.values())
        .extracting(cluster -> (double) cluster.reported.cardinality() / Era.SPAN)
        .allSatisfy(share -> assertThat(share).isBetween(0.7, 0.995));
  }

  @Test
  void someClustersVanishForWeeksAndSomeAppearLate() {
    Set<String> gone = new HashSet<>();
    Set<String> appeared = new HashSet<>();
    clusters.forEach((id, cluster) -> {
      if (cluster.longestSilence() >= WEEK) {
        gone.add(id);
      }
      if (cluster.reported.nextSetBit(0) >= WEEK) {
        appeared.add(id);
      }
    });

    assertThat(clusters).hasSize(204);
    assertThat(gone).hasSizeBetween(20, 65);
    assertThat(appeared).hasSizeBetween(2, 25);
  }

  @Test
  void sensorsDriftApart() {
    double[] temperatures =
        clusters.values().stream()
            .filter(cluster -> cluster.quietHours > 0)
            .mapToDouble(cluster -> cluster.quietTemperatures / cluster.quietHours)
            .toArray();
    double mean = DoubleStream.of(temperatures).average().orElseThrow();
    double variance = 0;
    for (double temperature : temperatures) {
      variance += (temperature - mean) * (temperature - mean) / (temperatures.length - 1);
    }

    // Evenly spread over 2 degrees either way: 4 / sqrt(12); without drift it would be 0.02.
    assertThat(Math.sqrt(variance)).isCloseTo(1.15, within(0.25));
  }

  private static long count(Predicate<Truth> condition) {
    return clusters.values().stream()
        .mapToLong(cluster -> cluster.truths.stream().filter(condition).count())
        .sum();
  }
}
