package forewarn.console.filter;

import forewarn.console.start.Services;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.query.Queries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What there is to choose above a page: the years there is data of, and the places of the network
 * plan and of the data. Thread-safe.
 */
@Component
public final class FilterChoices {
  private static final String YEARS =
      """
      select distinct year(date) as year from (
        select date from DATAMART.FACT_ONT_DAILY
        union all
        select date from DATAMART.FACT_TICKET_SUMMARY)
      where date is not null
      order by year desc
      """;
  private static final String PLACES =
      """
      with planned as (
        select region, province, cluster_id from DATAMART.FACT_NETWORK_CONTEXT_STATIC
      ),
      reported as (
        select arg_max(region, date) as region, arg_max(province, date) as province, cluster_id
        from DATAMART.FACT_ONT_DAILY
        group by cluster_id
      )
      select region, province, cluster_id from planned
      union
      select region, province, cluster_id from reported anti join planned using (cluster_id)
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
    return new FilterBar(path, filter, period, years(period), provinces(places()), List.of());
  }

  /**
   * The filter without a province or cluster that lies outside of the chosen region: who chooses
   * another region means that one, and the form still sends the province of before.
   */
  public Filter settled(Filter filter) {
    if (filter.region() == null || filter.province() == null) {
      return filter;
    }
    List<String> ofRegion = provinces(places()).getOrDefault(filter.region(), List.of());
    return ofRegion.isEmpty() || ofRegion.contains(filter.province())
        ? filter
        : filter.withRegion(filter.region());
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
    return new FilterBar(path, filter, period, years(period), provinces(places), clusters);
  }

  private record Place(String region, String province, String cluster) {}

  // The one that is shown too, though there may be nothing to show of it.
  private List<Integer> years(@Nullable Period period) {
    Stream<Integer> shown =
        period == null ? Stream.empty() : Stream.of(period.firstDay().getYear());
    return Stream.concat(
            shown, services.queries().map(FilterChoices::years).orElse(List.of()).stream())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static List<Integer> years(Queries queries) {
    return queries.selectKept(YEARS).rows().stream()
        .map(row -> row.getFirst())
        .filter(Number.class::isInstance)
        .map(year -> ((Number) year).intValue())
        .toList();
  }

  private List<Place> places() {
    return services.queries().map(FilterChoices::places).orElse(List.of());
  }

  private static List<Place> places(Queries queries) {
    return queries.selectKept(PLACES).rows().stream()
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
