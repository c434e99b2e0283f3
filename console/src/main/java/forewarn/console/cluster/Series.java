package forewarn.console.cluster;

import forewarn.telemetry.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster's charts draw. A value that was not reported, or an hour that is missing, is
 * null.
 *
 * @param hours every hour from the first to the newest
 * @param probability of an outage in the hour after
 * @param threshold of the newest prediction
 * @param signals by column name
 * @param expected hours in which an outage was expected
 * @param outages hours in which there was one
 */
record Series(
    List<Instant> hours,
    List<@Nullable Double> probability,
    @Nullable Double threshold,
    Map<String, List<@Nullable Double>> signals,
    List<Instant> expected,
    List<Instant> outages) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<Signal> SHOWN =
      List.of(
          Signal.OFFLINE_ONT_NOW,
          Signal.LINK_LOSS_COUNT,
          Signal.BAD_RSL_COUNT,
          Signal.HIGH_TEMP_COUNT,
          Signal.DYING_GASP_COUNT,
          Signal.SNR_AVG,
          Signal.RX_POWER_AVG,
          Signal.TEMPERATURE_AVG_C,
          Signal.TRAP_TREND_SCORE);

  static Series of(List<ClusterHour> reported) {
    Map<Instant, ClusterHour> byHour = new LinkedHashMap<>();
    reported.forEach(hour -> byHour.put(hour.hour(), hour));
    List<Instant> hours = allHours(reported);
    Map<String, List<@Nullable Double>> signals = new LinkedHashMap<>();
    for (Signal signal : SHOWN) {
      signals.put(
          signal.column(), hours.stream().map(hour -> value(byHour.get(hour), signal)).toList());
    }
    return new Series(
        hours,
        hours.stream().<@Nullable Double>map(hour -> probability(byHour.get(hour))).toList(),
        threshold(reported),
        signals,
        reported.stream().filter(Series::isExpected).map(hour -> hour.hour().plus(HOUR)).toList(),
        outages(reported));
  }

  private static List<Instant> allHours(List<ClusterHour> reported) {
    if (reported.isEmpty()) {
      return List.of();
    }
    Instant last = reported.getLast().hour();
    return Stream.iterate(
            reported.getFirst().hour(), hour -> !hour.isAfter(last), hour -> hour.plus(HOUR))
        .toList();
  }

  // An hour of the history knows only of the hour after it; a predicted one of its own.
  private static List<Instant> outages(List<ClusterHour> reported) {
    SortedSet<Instant> outages = new TreeSet<>();
    for (ClusterHour hour : reported) {
      if (Boolean.TRUE.equals(hour.outageNow())) {
        outages.add(hour.hour());
      }
      if (Boolean.TRUE.equals(hour.outcome())) {
        outages.add(hour.hour().plus(HOUR));
      }
    }
    return List.copyOf(outages);
  }

  private static boolean isExpected(ClusterHour hour) {
    ClusterHour.Predicted predicted = hour.predicted();
    return predicted != null && predicted.outageExpected();
  }

  private static @Nullable Double threshold(List<ClusterHour> reported) {
    for (ClusterHour hour : reported.reversed()) {
      ClusterHour.Predicted predicted = hour.predicted();
      if (predicted != null) {
        return predicted.threshold();
      }
    }
    return null;
  }

  private static @Nullable Double probability(@Nullable ClusterHour hour) {
    ClusterHour.Predicted predicted = hour == null ? null : hour.predicted();
    return predicted == null ? null : predicted.probability();
  }

  private static @Nullable Double value(@Nullable ClusterHour hour, Signal signal) {
    double value = hour == null ? Double.NaN : hour.value(signal);
    return Double.isNaN(value) ? null : value;
  }
}
