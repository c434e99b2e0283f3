package forewarn.console.filter;

import forewarn.console.start.Services;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.query.Queries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What there is to choose above a page: the years there is data of, and the places of the network
 * plan and of the data. Asked anew each time, so that a network that has just been imported can be
 * chosen. Thread-safe.
 */
@Component
public final class FilterChoices {
  private static final String YEARS =
      """
      select distinct year(day) as year from (
        select timestamp_1h::date as day from DATAMART.FACT_ML_FEATURES
        union all
        select date as day from DATAMART.FACT_TICKET_SUMMARY)
      where day is not null
      order by year desc
      """;
  private static final String PLACES =
      """
      select distinct region, province, cluster_id
      from DATAMART.FACT_NETWORK_CONTEXT_STATIC
      order by region, province, cluster_id
      """;

  private final Services services;

  FilterChoices(Services services) {
    this.services = services;
  }

  /**
   * The choices of a page that goes down to provinces.
   *
   * @param path of the page
   * @param filter what is chosen
   * @param period that is shown; null when the page has none, or there is no data
   */
  public FilterBar bar(String path, Filter filter, @Nullable Period period) {
    return new FilterBar(path, filter, period, years(), provinces(places()), List.of());
  }

  /** The choices of a page that goes down to clusters: those of the chosen region or province. */
  public FilterBar barWithClusters(String path, Filter filter, @Nullable Period period) {
    List<Place> places = places();
    List<String> clusters =
        places.stream()
            .filter(place -> filter.region() == null || filter.region().equals(place.region()))
            .filter(
                place -> filter.province() == null || filter.province().equals(place.province()))
            .map(Place::cluster)
            .filter(cluster -> !cluster.isEmpty())
            .sorted()
            .distinct()
            .toList();
    return new FilterBar(path, filter, period, years(), provinces(places), clusters);
  }

  private record Place(String region, String province, String cluster) {}

  private List<Integer> years() {
    return services.queries().map(FilterChoices::years).orElse(List.of());
  }

  private static List<Integer> years(Queries queries) {
    return queries.select(YEARS).rows().stream()
        .map(row -> row.getFirst())
        .filter(Number.class::isInstance)
        .map(year -> ((Number) year).intValue())
        .toList();
  }

  private List<Place> places() {
    return services.queries().map(FilterChoices::places).orElse(List.of());
  }

  private static List<Place> places(Queries queries) {
    return queries.select(PLACES).rows().stream()
        .map(row -> new Place(text(row.get(0)), text(row.get(1)), text(row.get(2))))
        .toList();
  }

  private static Map<String, List<String>> provinces(List<Place> places) {
    Map<String, List<String>> provinces = new LinkedHashMap<>();
    places.stream()
        .filter(place -> !place.region().isEmpty() && !place.province().isEmpty())
        .collect(Collectors.groupingBy(Place::region, LinkedHashMap::new, Collectors.toList()))
        .forEach((region, ofRegion) ->
            provinces.put(
                region,
                new ArrayList<>(ofRegion.stream().map(Place::province).distinct().toList())));
    return provinces;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
