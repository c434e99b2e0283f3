package forewarn.simulator.day;

import forewarn.simulator.process.AlarmCounts;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.Observation;
import forewarn.telemetry.Signal;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds hours up to days and keeps the newest of them. Not thread-safe. */
final class DayBook {
  private static final int LAST_HOUR = 23;

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Deque<NetworkDay> days = new ArrayDeque<>();
  private final int kept;

  /**
   * @param kept how many days are kept
   */
  DayBook(NetworkPlan plan, int kept) {
    this.kept = kept;
    plan.clusters().forEach(cluster -> tallies.put(cluster.id(), new Tally(cluster)));
  }

  /**
   * Adds the next hour; the first one added is the first of a day.
   *
   * @return whether a day is complete with it
   */
  boolean add(NetworkHour hour) {
    int hourOfDay = (int) Math.floorMod(hour.epochHour(), 24L);
    for (Observation observation : hour.observations()) {
      Tally tally = tallies.get(observation.hourly().clusterId());
      if (tally != null) {
        tally.add(hourOfDay, observation);
      }
    }
    if (hourOfDay < LAST_HOUR) {
      return false;
    }
    LocalDate date = LocalDate.ofInstant(hour.hour(), ZoneOffset.UTC);
    days.addLast(new NetworkDay(date, tallies.values().stream().map(Tally::close).toList()));
    if (days.size() > kept) {
      days.removeFirst();
    }
    return true;
  }

  /** The newest complete days, the newest last. */
  List<NetworkDay> days() {
    return List.copyOf(days);
  }

  /** A cluster's day as it grows. */
  private static final class Tally {
    private final Cluster cluster;
    private Hours reported = Hours.NONE;
    private Hours outages = Hours.NONE;
    private Hours precursors = Hours.NONE;
    private Hours maintenance = Hours.NONE;
    private AlarmCounts alarms = AlarmCounts.NONE;
    private AlarmCounts outageAlarms = AlarmCounts.NONE;
    private long ontHours;

    Tally(Cluster cluster) {
      this.cluster = cluster;
    }

    void add(int hour, Observation observation) {
      AlarmCounts counts = AlarmCounts.of(observation.hourly());
      reported = reported.with(hour);
      alarms = alarms.plus(counts);
      ontHours += (long) observation.hourly().value(Signal.ONT_REGISTERED);
      if (observation.truth().outage()) {
        outages = outages.with(hour);
        outageAlarms = outageAlarms.plus(counts);
      }
      if (observation.truth().precursor()) {
        precursors = precursors.with(hour);
      }
      if (observation.hourly().value(Signal.IS_MAINTENANCE_WINDOW) > 0) {
        maintenance = maintenance.with(hour);
      }
    }

    /** The day as it is, and begins the next one. */
    ClusterDay close() {
      ClusterDay day =
          new ClusterDay(
              cluster, reported, outages, precursors, maintenance, alarms, outageAlarms, ontHours);
      reported = Hours.NONE;
      outages = Hours.NONE;
      precursors = Hours.NONE;
      maintenance = Hours.NONE;
      alarms = AlarmCounts.NONE;
      outageAlarms = AlarmCounts.NONE;
      ontHours = 0;
      return day;
    }
  }
}
