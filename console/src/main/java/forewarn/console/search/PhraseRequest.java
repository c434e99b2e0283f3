package forewarn.console.search;

import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.phrase.PhraseQuery;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which notes' phrases are asked for; Spring fills it from the query of the same names.
 *
 * @param reach {@code cluster} or {@code province}
 * @param hours from so many before the hour before an outage to so many after
 * @param severity any of these, as for the other lists
 * @param from a day in the reader's zone, or an instant
 * @param to the last day, or the first instant after
 */
public record PhraseRequest(
    @Nullable String reach,
    @Nullable Integer hours,
    @Nullable List<String> severity,
    @Nullable List<String> event_type,
    @Nullable List<String> region,
    @Nullable List<String> province,
    @Nullable List<String> vendor,
    @Nullable String from,
    @Nullable String to) {

  public PhraseRequest {
    reach = reach == null || reach.isBlank() ? "cluster" : reach;
    hours = hours == null ? 0 : hours;
  }

  /**
   * As the statistics take it.
   *
   * @throws IllegalArgumentException when a value is out of bounds
   */
  PhraseQuery query(ZoneId zone) {
    SearchRequest shared =
        new SearchRequest(
            null,
            null,
            severity,
            event_type,
            region,
            province,
            vendor,
            null,
            from,
            to,
            null,
            null,
            null,
            null);
    SearchQuery read = shared.query(zone);
    PhraseQuery.Reach common =
        switch (String.valueOf(reach)) {
          case "cluster" -> PhraseQuery.Reach.CLUSTER;
          case "province" -> PhraseQuery.Reach.PROVINCE;
          default ->
              throw new IllegalArgumentException(
                  "Invalid reach: " + reach + ", expected cluster or province");
        };
    return new PhraseQuery(common, within(), read.filters(), read.from(), read.to());
  }

  /** The hours around. */
  public int within() {
    return hours == null ? 0 : hours;
  }

  /** Whether the reach is the province. */
  public boolean wide() {
    return "province".equals(reach);
  }

  /** Whether a severity is chosen. */
  public boolean severe(String value) {
    return severity != null && severity.contains(value);
  }

  /** The province chosen; empty for all. */
  public String chosenProvince() {
    return province == null || province.isEmpty() ? "" : province.getFirst();
  }

  /** A limit of time as a field for days shows it; empty for none. */
  public String day(@Nullable String moment) {
    return moment == null || moment.length() < 10 ? "" : moment.substring(0, 10);
  }
}
