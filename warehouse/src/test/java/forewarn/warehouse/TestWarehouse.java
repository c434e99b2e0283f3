package forewarn.warehouse;

import forewarn.telemetry.TestNetwork;
import forewarn.telemetry.network.Cluster;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.database.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warehouses for tests. */
public final class TestWarehouse {
  private TestWarehouse() {}

  public static Warehouse open(Path dataDir) {
    return Warehouse.open(dataDir, new WarehouseSettings(512, 2, InstantSource.system()));
  }

  /** With the incremental gold tables of the folder {@code gold} beside the program's objects. */
  public static Warehouse openWithGold(Path dataDir, InstantSource dataClock) {
    return Warehouse.open(
        dataDir, new WarehouseSettings(512, 2, dataClock), catalogueWithGold(dataDir));
  }

  /** The program's definitions and those of the folder {@code gold}. */
  public static Catalogue catalogueWithGold(Path dataDir) {
    Path folder = dataDir.resolve("definitions");
    try {
      copy(Path.of("src/main/resources/sql"), folder);
      copy(Path.of("src/test/resources/gold"), folder);
      return Catalogue.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Puts the reference network into bronze as load 1. */
  public static void addNetwork(Session session) {
    for (Cluster cluster : TestNetwork.PLAN.clusters()) {
      var place = cluster.place();
      session.update(
          "insert into RAW.RAW_CLUSTER (cluster_key, cluster_id, olt_key, city_key, cluster_name, load_number, row_number) values (?, ?, ?, ?, ?, 1, ?)",
          place.clusterKey(),
          place.clusterId(),
          place.oltKey(),
          place.cityKey(),
          place.clusterName(),
          place.clusterKey());
    }
    session.update(
        "insert into RAW.RAW_OLT (olt_key, olt_id, city_key, load_number, row_number)"
            + " select distinct olt_key, 'OLT-' || left(cluster_id, 5) || '-0' || cluster_id[9], city_key, 1, 1 from RAW.RAW_CLUSTER");
    session.update(
        "insert into RAW.RAW_CITY (city_key, city, province, region, load_number, row_number)"
            + " select distinct city_key, 'C' || city_key, 'C' || city_key, 'R', 1, 1 from RAW.RAW_CLUSTER");
    session.update(
        "insert into RAW.LOADS (load_number, table_name, loaded_at, arrived_at) select 1, 'raw_city', now() at time zone 'UTC', now() at time zone 'UTC'");
  }

  /** All rows of a select as text, column by column, for comparison. */
  public static List<Map<String, String>> rows(Session session, String sql) {
    List<String> columns = session.describe(sql).stream().map(c -> c.name()).toList();
    return session.list(
        sql,
        row -> {
          Map<String, String> values = new TreeMap<>();
          for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), String.valueOf(row.textOrNull(i + 1)));
          }
          return values;
        });
  }

  public static String joined(List<?> parts) {
    return parts.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
