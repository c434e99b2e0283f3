package forewarn.simulator.live;

import forewarn.simulator.process.Delivery;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The observations in the order in which they arrive, hour by hour. The same hours arrive in the
 * same order wherever one begins.
 */
final class Arrivals {
  private final NetworkProcess process;
  private final Map<Instant, List<Observation>> pending = new HashMap<>();
  private Instant nextHour;

  /**
   * @param processFrom makes a process that starts at an hour
   * @param origin the stream's first hour: records of the hours before it never arrive
   * @param first the first hour that {@link #next} gives
   */
  Arrivals(Function<Instant, NetworkProcess> processFrom, Instant origin, Instant first) {
    Instant earliest = first.minus(Delivery.MOST_DELAY, ChronoUnit.HOURS);
    this.nextHour = earliest.isBefore(origin) ? origin : earliest;
    this.process = processFrom.apply(nextHour);
    while (nextHour.isBefore(first)) {
      next();
    }
  }

  /** The hour that {@link #next} gives the arrivals of. */
  Instant nextHour() {
    return nextHour;
  }

  List<Observation> next() {
    NetworkHour hour = process.next();
    for (Observation observation : hour.observations()) {
      Delivery delivery = observation.delivery();
      Instant arrival = hour.hour().plus(delivery.delayHours(), ChronoUnit.HOURS);
      for (int copy = 0; copy < delivery.copies(); copy++) {
        pending.computeIfAbsent(arrival, any -> new ArrayList<>()).add(observation);
      }
    }
    List<Observation> arrivals = pending.getOrDefault(nextHour, List.of());
    pending.remove(nextHour);
    nextHour = nextHour.plus(1, ChronoUnit.HOURS);
    return arrivals.stream()
        .sorted(Comparator.comparingDouble(observation -> observation.delivery().turn()))
        .toList();
  }
}
