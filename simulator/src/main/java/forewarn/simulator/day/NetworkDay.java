package forewarn.simulator.day;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One whole day; a cluster that reported nothing is among the others, with nothing reported. */
public record NetworkDay(LocalDate date, List<ClusterDay> clusters) {
  public NetworkDay {
    clusters = List.copyOf(clusters);
  }

  /** The provinces in the order of the network plan. */
  public List<ProvinceDay> provinces() {
    Map<String, List<ClusterDay>> byCity =
        clusters.stream()
            .collect(
                Collectors.groupingBy(
                    ProvinceDay::cityOf, LinkedHashMap::new, Collectors.toList()));
    return byCity.values().stream().map(days -> new ProvinceDay(date, days)).toList();
  }
}
