package forewarn.console.filter;

import forewarn.warehouse.figure.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The choices above a page, with what is chosen.
 *
 * @param path of the page
 * @param period that is shown; null when the page has none, or there is no data
 * @param years there is data of, newest first
 * @param provinces by region
 * @param clusters of the chosen province; empty when the page does not go down to clusters
 */
public record FilterBar(
    String path,
    Filter filter,
    @Nullable Period period,
    List<Integer> years,
    Map<String, List<String>> provinces,
    List<String> clusters) {

  public int year() {
    return period == null ? 0 : period.from().atZone(ZoneOffset.UTC).getYear();
  }

  /** 1 to 12, or 0 for the whole year. */
  public int month() {
    return period == null || period.span() == Period.Span.YEAR
        ? 0
        : period.from().atZone(ZoneOffset.UTC).getMonthValue();
  }

  /** The years there is data of, besides the one shown, oldest first. */
  public String otherYears() {
    return years.reversed().stream()
        .filter(other -> other != year())
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  /** A region, province or cluster that is chosen and does not exist, or lies elsewhere. */
  public Optional<String> unknownPlace() {
    if (filter.region() != null && !provinces.containsKey(filter.region())) {
      return Optional.of(filter.region());
    }
    if (filter.province() != null && !offeredProvinces().contains(filter.province())) {
      return Optional.of(filter.province());
    }
    return Optional.ofNullable(filter.cluster()).filter(cluster -> !clusters.contains(cluster));
  }

  /** The provinces that can be chosen: those of the chosen region; all when it is not known. */
  public List<String> offeredProvinces() {
    return provinces.entrySet().stream()
        .filter(region ->
            filter.region() == null
                || !provinces.containsKey(filter.region())
                || region.getKey().equals(filter.region()))
        .flatMap(region -> region.getValue().stream())
        .sorted()
        .toList();
  }
}
