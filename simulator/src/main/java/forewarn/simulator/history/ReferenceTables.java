package forewarn.simulator.history;

import forewarn.telemetry.Place;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables that list the network: RAW_CITY, RAW_OLT, RAW_CLUSTER, RAW_NETWORK_CONTEXT_STATIC. */
final class ReferenceTables {
  private final NetworkPlan plan;

  ReferenceTables(NetworkPlan plan) {
    this.plan = plan;
  }

  /** Writes one file per table; rows in the order of their keys. */
  void write(Path folder) throws IOException {
    Files.write(folder.resolve("RAW_CITY.csv"), cities());
    Files.write(folder.resolve("RAW_OLT.csv"), olts());
    Files.write(folder.resolve("RAW_CLUSTER.csv"), clusters());
    plan.write(folder.resolve("RAW_NETWORK_CONTEXT_STATIC.csv"));
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
