package forewarn.simulator.table;

import forewarn.telemetry.Place;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables that list the network: CSV files, rows in the order of their keys. */
public final class ReferenceTables {
  private static final Set<String> ALL =
      new LinkedHashSet<>(
          List.of("RAW_CITY", "RAW_OLT", "RAW_CLUSTER", "RAW_NETWORK_CONTEXT_STATIC"));

  private final NetworkPlan plan;
  private final Set<String> names;

  private ReferenceTables(NetworkPlan plan, Set<String> names) {
    this.plan = plan;
    this.names = names;
  }

  static ReferenceTables of(NetworkPlan plan) {
    return new ReferenceTables(plan, ALL);
  }

  ReferenceTables only(Set<String> wanted) {
    Set<String> left = new LinkedHashSet<>(names);
    left.retainAll(wanted);
    return new ReferenceTables(plan, left);
  }

  Set<String> names() {
    return names;
  }

  /** Writes one file per table. */
  public void write(Path folder) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name + ".csv");
      switch (name) {
        case "RAW_CITY" -> Files.write(file, cities());
        case "RAW_OLT" -> Files.write(file, olts());
        case "RAW_CLUSTER" -> Files.write(file, clusters());
        default -> plan.write(file);
      }
    }
  }

  private List<String> cities() {
    return lines(
        "city_key,city,province,region",
        Place::cityKey,
        place -> line(place.cityKey(), place.city(), place.province(), place.region()));
  }

  private List<String> olts() {
    return lines(
        "olt_key,olt_id,city_key",
        Place::oltKey,
        place -> line(place.oltKey(), place.oltId(), place.cityKey()));
  }

  private List<String> clusters() {
    return lines(
        "cluster_key,cluster_id,olt_key,city_key,cluster_name",
        Place::clusterKey,
        place ->
            line(
                place.clusterKey(),
                place.clusterId(),
                place.oltKey(),
                place.cityKey(),
                place.clusterName()));
  }

  /** One line per key, of the first cluster that has it; a place without the key has no line. */
  private List<String> lines(
      String header, Function<Place, @Nullable Integer> key, Function<Place, String> line) {
    SortedMap<Integer, String> byKey = new TreeMap<>();
    for (Cluster cluster : plan.clusters()) {
      Integer found = key.apply(cluster.place());
      if (found != null) {
        byKey.putIfAbsent(found, line.apply(cluster.place()));
      }
    }
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(byKey.values());
    return lines;
  }

  private static String line(@Nullable Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(cell == null ? "" : cell.toString());
    }
    return String.join(",", texts);
  }
}
