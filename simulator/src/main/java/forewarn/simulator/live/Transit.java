package forewarn.simulator.live;

import forewarn.simulator.process.Delivery;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.Observation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Observations on their way: hours go in as they happen, arrivals come out hour by hour. */
final class Transit {
  private final Map<Instant, List<Observation>> pending = new HashMap<>();

  /** What arrives in an hour, of this one and of hours before it; hours follow on each other. */
  List<Observation> arrivals(NetworkHour hour) {
    for (Observation observation : hour.observations()) {
      Delivery delivery = observation.delivery();
      Instant arrival = hour.hour().plus(delivery.delayHours(), ChronoUnit.HOURS);
      for (int copy = 0; copy < delivery.copies(); copy++) {
        pending.computeIfAbsent(arrival, any -> new ArrayList<>()).add(observation);
      }
    }
    List<Observation> arrivals = pending.getOrDefault(hour.hour(), List.of());
    pending.remove(hour.hour());
    return arrivals.stream()
        .sorted(Comparator.comparingDouble(observation -> observation.delivery().turn()))
        .toList();
  }
}
