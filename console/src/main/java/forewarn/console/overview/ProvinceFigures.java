package forewarn.console.overview;

import forewarn.console.start.Services;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Figures of provinces that come from the warehouse. Asked for by many at once, each is looked up
 * every few seconds only. Thread-safe.
 */
@Component
public final class ProvinceFigures {
  private static final Duration KEPT = Duration.ofSeconds(10);

  // The newest hour is one that most clusters have reported: a single clock may run ahead.
  private static final String HEALTH =
      """
      with newest as (
        select max(hour) as hour from (
          select timestamp_1h as hour from DATAMART.FACT_NETWORK_REALTIME_STATUS
          group by all
          having count(*) > (select count(*) / 2 from DATAMART.DIM_CLUSTER))
      ),
      hours as (
        select
          province,
          timestamp_1h,
          1 - sum(offline_ont_now) filter (where ont_registered is not null)
            / nullif(sum(ont_registered) filter (where offline_ont_now is not null), 0) as online,
          1 - count(*) filter (where outage_now = 1 or alarm_spike_flag = 1) / count(*) as untroubled,
        from DATAMART.FACT_NETWORK_REALTIME_STATUS
        where timestamp_1h > (select hour from newest) - interval 24 hour
          and timestamp_1h <= (select hour from newest)
          and province is not null
        group by all
      )
      select province, 100 * avg(online * untroubled), max(timestamp_1h)
      from hours group by all order by province
      """;

  private static final String NEWEST_TICKET =
      "select max(date)::date from DATAMART.FACT_TICKET_SUMMARY";

  private static final String TICKETS =
      """
      select province, sum(ticket_open)::double
      from DATAMART.FACT_TICKET_SUMMARY
      where date >= ? and date < ? and province is not null
      group by all order by province
      """;

  private final Services services;
  private final InstantSource clock;
  private Kept health = Kept.NOTHING;
  private Kept tickets = Kept.NOTHING;

  ProvinceFigures(Services services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
  }

  /**
   * A figure by province.
   *
   * @param period it is of; null when there is no data
   */
  public record Figures(Map<String, Double> values, @Nullable Period period) {
    static final Figures NONE = new Figures(Map.of(), null);
  }

  private record Kept(Figures figures, Instant at) {
    static final Kept NOTHING = new Kept(Figures.NONE, Instant.EPOCH);
  }

  /**
   * The health score of each province over the last 24 hours of the data, 0 to 100: the share of
   * terminals online times the share of clusters that have neither an outage nor an alarm spike,
   * averaged over the hours.
   */
  public synchronized Figures health() {
    health = renewed(health, ProvinceFigures::readHealth);
    return health.figures();
  }

  /** Trouble tickets opened in the newest month of the data, as far as it goes. */
  public synchronized Figures tickets() {
    tickets = renewed(tickets, ProvinceFigures::readTickets);
    return tickets.figures();
  }

  private Kept renewed(Kept kept, Function<Queries, Figures> read) {
    Instant now = clock.instant();
    Duration age = Duration.between(kept.at(), now);
    return !age.isNegative() && age.compareTo(KEPT) < 0
        ? kept
        : services.queries().map(queries -> new Kept(read.apply(queries), now)).orElse(kept);
  }

  private static Figures readHealth(Queries queries) {
    Table found = queries.selectKept(HEALTH);
    return found.rows().stream()
        .map(row -> row.get(2))
        .filter(Instant.class::isInstance)
        .map(Instant.class::cast)
        .max(Instant::compareTo)
        .map(newest -> {
          Instant before = newest.plus(Duration.ofHours(1));
          return new Figures(
              byProvince(found),
              new Period(Period.Span.DAY, before.minus(Duration.ofHours(24)), before));
        })
        .orElse(Figures.NONE);
  }

  private static Figures readTickets(Queries queries) {
    if (!(queries.selectKept(NEWEST_TICKET).rows().getFirst().getFirst()
        instanceof LocalDate newest)) {
      return Figures.NONE;
    }
    Period month =
        Period.of(
            Period.Span.MONTH, newest, newest.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    LocalDate before = LocalDate.ofInstant(month.before(), ZoneOffset.UTC);
    return new Figures(byProvince(queries.selectKept(TICKETS, month.firstDay(), before)), month);
  }

  private static Map<String, Double> byProvince(Table found) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (List<@Nullable Object> row : found.rows()) {
      values.put(
          String.valueOf(row.getFirst()),
          row.get(1) instanceof Number number ? number.doubleValue() : Double.NaN);
    }
    return values;
  }
}
