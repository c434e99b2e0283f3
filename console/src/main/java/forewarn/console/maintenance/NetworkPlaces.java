package forewarn.console.maintenance;

import forewarn.console.start.Services;
import forewarn.operations.maintenance.Subtree.Level;
import forewarn.warehouse.query.Queries;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What of the network there is to choose, of the network plan. Thread-safe. */
@Component
class NetworkPlaces {
  private static final String PLACES =
      """
      select distinct region, province, olt_id, cluster_id
      from DATAMART.FACT_NETWORK_CONTEXT_STATIC
      """;

  private final Services services;

  NetworkPlaces(Services services) {
    this.services = services;
  }

  /** The ids of each level, sorted; empty while there is no plan. */
  Map<Level, List<String>> all() {
    return services.queries().map(NetworkPlaces::read).orElse(Map.of());
  }

  private static Map<Level, List<String>> read(Queries queries) {
    List<? extends List<?>> rows = queries.select(PLACES).rows();
    List<Level> columns = List.of(Level.REGION, Level.PROVINCE, Level.OLT, Level.CLUSTER);
    Map<Level, List<String>> places = new EnumMap<>(Level.class);
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      places.put(
          columns.get(i),
          rows.stream()
              .map(row -> Objects.toString(row.get(column), ""))
              .filter(id -> !id.isEmpty())
              .distinct()
              .sorted()
              .toList());
    }
    return places;
  }
}
