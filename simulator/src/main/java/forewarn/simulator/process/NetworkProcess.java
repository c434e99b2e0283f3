package forewarn.simulator.process;

import forewarn.simulator.process.Noise.Use;
import forewarn.telemetry.Place;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The simulated network, hour by hour from any hour on. The same plan, profile and seed give the
 * same hour wherever one begins, so that a live stream continues a history exactly. Not
 * thread-safe.
 */
public final class NetworkProcess {
  /** The first hour of the process. */
  public static final Instant START = Era.instant(Era.START);

  private final List<ClusterProcess> clusters;
  private final Noise maintenance;
  // The hours that the schedules know and that have not been given out yet, oldest first.
  private final Deque<Conditions> known = new ArrayDeque<>();
  private long nextKnown = Era.START;

  /**
   * Starts at an hour: {@link #next} first gives that one.
   *
   * @throws IllegalArgumentException when the hour is before {@link #START} or no full hour
   */
  public NetworkProcess(NetworkPlan plan, Profile profile, long seed, Instant from) {
    if (from.isBefore(START) || from.getEpochSecond() % 3600 != 0) {
      throw new IllegalArgumentException(
          "Invalid hour: " + from + ", expected a full hour from " + START + " on");
    }
    this.clusters = clusters(plan, profile, seed);
    this.maintenance = new Noise(seed, Use.MAINTENANCE, "");
    skipTo(Era.epochHour(from));
  }

  private static List<ClusterProcess> clusters(NetworkPlan plan, Profile profile, long seed) {
    Map<String, ProvincePressure> pressures = new HashMap<>();
    List<ClusterProcess> clusters = new ArrayList<>();
    for (Cluster cluster : plan.clusters()) {
      Place place = cluster.place();
      String province = Objects.requireNonNullElse(place.province(), "");
      ProvincePressure pressure =
          pressures.computeIfAbsent(
              province, name -> new ProvincePressure(new Noise(seed, Use.PRESSURE, name)));
      clusters.add(new ClusterProcess(place, profile, seed, pressure));
    }
    return clusters;
  }

  private void skipTo(long epochHour) {
    while (nextKnown < epochHour + OutageSchedule.AHEAD) {
      learnNextHour();
    }
    while (known.size() > OutageSchedule.AHEAD) {
      Conditions past = known.removeFirst();
      if (past.epochHour() == epochHour - 1) {
        clusters.forEach(cluster -> cluster.observe(past));
      }
    }
  }

  private void learnNextHour() {
    Conditions hour = Conditions.of(nextKnown++, maintenance);
    clusters.forEach(cluster -> cluster.ahead(hour));
    known.addLast(hour);
  }

  /** The next hour. */
  public NetworkHour next() {
    Conditions hour = advance();
    List<Observation> observations = new ArrayList<>(clusters.size());
    for (ClusterProcess cluster : clusters) {
      cluster.next(hour).ifPresent(observations::add);
    }
    return new NetworkHour(hour.instant(), observations);
  }

  /**
   * The next hour as evidence of each cluster, in the order of the network plan; takes the place of
   * {@link #next}. In the first hour the trap trend is no evidence, because the hour before it is
   * not known.
   */
  public List<Evidence> nextEvidence() {
    Conditions hour = advance();
    return clusters.stream().map(cluster -> cluster.evidence(hour)).toList();
  }

  private Conditions advance() {
    learnNextHour();
    return known.removeFirst();
  }
}
