package forewarn.telemetry.network;

import forewarn.telemetry.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clusters of a network. A plan is a CSV file in the form of RAW_NETWORK_CONTEXT_STATIC: one
 * row per cluster, the columns of {@link #HEADER}. An operator brings their own. Immutable.
 */
public final class NetworkPlan {
  static final String HEADER =
      "city,city_key,province,region,olt_id,olt_key,fdt_name,fat_name,"
          + "cluster_id,cluster_key,cluster_name,vendor,firmware_version";
  private static final int COLUMNS = 13;

  private final List<Cluster> clusters;
  private final Map<String, Cluster> byId;

  public NetworkPlan(List<Cluster> clusters) {
    this.clusters = List.copyOf(clusters);
    this.byId = clusters.stream().collect(Collectors.toUnmodifiableMap(Cluster::id, c -> c));
  }

  public List<Cluster> clusters() {
    return clusters;
  }

  public Optional<Cluster> find(String clusterId) {
    return Optional.ofNullable(byId.get(clusterId));
  }

  /**
   * Reads a plan file.
   *
   * @throws InvalidNetworkPlanException naming every line that is wrong
   * @throws IOException when the file cannot be read
   */
  public static NetworkPlan read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> problems = new ArrayList<>();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
      problems.add("line 1: expected the columns " + HEADER);
      throw new InvalidNetworkPlanException(file, problems);
    }
    List<Cluster> clusters = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int number = 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (!line.isBlank()) {
        parse(line, number, problems)
            .ifPresent(cluster -> {
              if (ids.add(cluster.id())) {
                clusters.add(cluster);
              } else {
                problems.add("cluster_id " + cluster.id() + " is listed twice");
              }
            });
      }
    }
    if (clusters.isEmpty() && problems.isEmpty()) {
      problems.add("line 2: no cluster");
    }
    if (!problems.isEmpty()) {
      throw new InvalidNetworkPlanException(file, problems);
    }
    return new NetworkPlan(clusters);
  }

  /** Writes a file that {@link #read} reads. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    clusters.forEach(cluster -> lines.add(line(cluster)));
    Files.write(file, lines);
  }

  private static Optional<Cluster> parse(String line, int number, List<String> problems) {
    String[] cells = line.split(",", -1);
    Map<String, Integer> keys = new HashMap<>();
    List<String> found = new ArrayList<>();
    if (cells.length != COLUMNS) {
      found.add(cells.length + " columns, expected " + COLUMNS);
    } else {
      String[] names = HEADER.split(",");
      for (int i = 0; i < COLUMNS; i++) {
        cells[i] = cells[i].strip();
        if (cells[i].isEmpty()) {
          found.add(names[i] + " is empty");
        } else if (names[i].endsWith("_key") && !cells[i].matches("[0-9]{1,9}")) {
          found.add(names[i] + " '" + cells[i] + "' is not a whole number");
        } else if (names[i].endsWith("_key")) {
          keys.put(names[i], Integer.valueOf(cells[i]));
        }
      }
    }
    if (!found.isEmpty()) {
      problems.add("line " + number + ": " + String.join(", ", found));
      return Optional.empty();
    }
    Place place =
        new Place(
            cells[0],
            keys.get("city_key"),
            cells[2],
            cells[3],
            cells[4],
            keys.get("olt_key"),
            cells[6],
            cells[7],
            cells[8],
            keys.get("cluster_key"),
            cells[10]);
    return Optional.of(new Cluster(place, cells[11], cells[12]));
  }

  private static String line(Cluster cluster) {
    Place place = cluster.place();
    return Stream.of(
            place.city(),
            place.cityKey(),
            place.province(),
            place.region(),
            place.oltId(),
            place.oltKey(),
            place.fdtName(),
            place.fatName(),
            place.clusterId(),
            place.clusterKey(),
            place.clusterName(),
            cluster.vendor(),
            cluster.firmwareVersion())
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }
}
