package forewarn.console.filter;

import forewarn.console.start.Services;
import forewarn.warehouse.figure.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final String TICKET_YEARS =
      "select distinct year(date) from DATAMART.FACT_TICKET_SUMMARY where date is not null";
  private static final String PLANNED =
      "select region, province, cluster_id from DATAMART.FACT_NETWORK_CONTEXT_STATIC";
  private static final Comparator<Place> BY_NAME =
      Comparator.comparing(Place::region, FilterChoices::emptyLast)
          .thenComparing(Place::province, FilterChoices::emptyLast)
          .thenComparing(Place::cluster);

  private final Services services;
  private final NetworkStatus network;

  FilterChoices(Services services, NetworkStatus network) {
    this.services = services;
    this.network = network;
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
    return Stream.concat(shown, years().stream())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private Set<Integer> years() {
    Set<Integer> years = new HashSet<>();
    network.find().ifPresent(status -> years.addAll(status.years()));
    services
        .queries()
        .ifPresent(queries ->
            queries.selectKept(TICKET_YEARS).rows().stream()
                .map(row -> row.getFirst())
                .filter(Number.class::isInstance)
                .forEach(year -> years.add(((Number) year).intValue())));
    return years;
  }

  // Those of the plan, and those that have reported without being in it.
  private List<Place> places() {
    Map<String, Place> places = new HashMap<>();
    network
        .find()
        .ifPresent(status ->
            status
                .everReported()
                .forEach(found ->
                    places.put(
                        found.cluster(),
                        new Place(found.region(), found.province(), found.cluster()))));
    services
        .queries()
        .ifPresent(queries ->
            queries.selectKept(PLANNED).rows().stream()
                .map(row -> new Place(text(row.get(0)), text(row.get(1)), text(row.get(2))))
                .forEach(place -> places.put(place.cluster(), place)));
    return places.values().stream().sorted(BY_NAME).toList();
  }

  private static int emptyLast(String one, String other) {
    return one.isEmpty() == other.isEmpty()
        ? one.compareTo(other)
        : Boolean.compare(one.isEmpty(), other.isEmpty());
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
