package forewarn.simulator.live;

import forewarn.simulator.process.Delivery;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * The observations in the order in which they arrive, hour by hour. The same hours arrive in the
 * same order wherever one begins.
 */
final class Arrivals {
  private final NetworkProcess process;
  private final Transit transit = new Transit();
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
    nextHour = nextHour.plus(1, ChronoUnit.HOURS);
    return transit.arrivals(process.next());
  }
}
