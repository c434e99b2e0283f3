package forewarn.simulator.day;

import forewarn.simulator.process.AlarmCounts;
import forewarn.telemetry.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** All clusters of a province in one day, in the order of the network plan; never empty. */
public record ProvinceDay(LocalDate date, List<ClusterDay> clusters) {
  public ProvinceDay {
    clusters = List.copyOf(clusters);
  }

  /** A place in the province, for its name, key and region. */
  public Place place() {
    return clusters.getFirst().cluster().place();
  }

  public String city() {
    return cityOf(clusters.getFirst());
  }

  static String cityOf(ClusterDay day) {
    return Objects.requireNonNullElse(day.cluster().place().city(), "");
  }

  public AlarmCounts alarms() {
    return clusters.stream().map(ClusterDay::alarms).reduce(AlarmCounts.NONE, AlarmCounts::plus);
  }

  public AlarmCounts outageAlarms() {
    return clusters.stream()
        .map(ClusterDay::outageAlarms)
        .reduce(AlarmCounts.NONE, AlarmCounts::plus);
  }

  public long ontHours() {
    return clusters.stream().mapToLong(ClusterDay::ontHours).sum();
  }

  public int outageHours() {
    return clusters.stream().mapToInt(day -> day.outages().count()).sum();
  }
}
