package forewarn.console.ticket;

import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.query.Queries;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the warehouse knows of trouble tickets. */
final class TicketData {
  private static final String EXTENT =
      """
      with newest as (select max(date) as day from DATAMART.FACT_TICKET_SUMMARY)
      select min(date), max(date),
        count(distinct city_key) filter (where date = (select day from newest)),
        count(distinct city_key)
      from DATAMART.FACT_TICKET_SUMMARY
      """;
  private static final String BY =
      "select %s, "
          + Part.columns()
          + " from DATAMART.FACT_TICKET_SUMMARY where date >= ? and date < ?%s group by 1";
  private static final String LONGEST =
      """
      select total_downtime_duration_hr, date, province, case_id, count(*) over (partition by total_downtime_duration_hr) as as_long
      from DATAMART.FACT_TICKET_SUMMARY
      where date >= ? and date < ?%s
      qualify total_downtime_duration_hr = max(total_downtime_duration_hr) over ()
      order by date desc, case_id desc limit 1
      """;
  private static final String FAULTS =
      """
      select date_trunc('month', date)::date as month,
        sum(coalesce(link_loss_count, 0) + coalesce(bad_rsl_count, 0)
          + coalesce(high_temp_count, 0) + coalesce(dying_gasp_count, 0))
          / nullif(sum(ont_hours), 0)
      from DATAMART.FACT_ONT_DAILY
      where date >= ? and date < ?%s
      group by 1
      """;

  private final Queries queries;

  TicketData(Queries queries) {
    this.queries = queries;
  }

  /** Empty when there are no tickets. */
  Optional<Extent> extent() {
    List<@Nullable Object> row = queries.select(EXTENT).rows().getFirst();
    return row.get(0) instanceof LocalDate first && row.get(1) instanceof LocalDate newest
        ? Optional.of(new Extent(first, newest, count(row.get(2)), count(row.get(3))))
        : Optional.empty();
  }

  /**
   * The tickets of each day that anything was reported of.
   *
   * @param before the day after the last one
   */
  TicketDays days(LocalDate from, LocalDate before, Area area) {
    Map<LocalDate, Tally> days = new TreeMap<>();
    for (List<@Nullable Object> row : by("date", from, before, area)) {
      if (row.getFirst() instanceof LocalDate day) {
        days.put(day, Tally.of(row.subList(1, row.size())));
      }
    }
    return new TicketDays(days);
  }

  /** The tickets of each province. */
  Map<String, Tally> provinces(Period period, Area area) {
    Map<String, Tally> provinces = new HashMap<>();
    for (List<@Nullable Object> row : by("province", period.firstDay(), before(period), area)) {
      if (row.getFirst() instanceof String province) {
        provinces.put(province, Tally.of(row.subList(1, row.size())));
      }
    }
    return provinces;
  }

  private List<List<@Nullable Object>> by(
      String column, LocalDate from, LocalDate before, Area area) {
    return queries
        .select(BY.formatted(column, area.condition()), parameters(from, before, area))
        .rows();
  }

  /** The case with the most downtime; the newest of those that have as much. */
  Optional<LongestDowntime> longest(Period period, Area area) {
    return queries
        .select(
            LONGEST.formatted(area.condition()),
            parameters(period.firstDay(), before(period), area))
        .rows()
        .stream()
        .map(LongestDowntime::of)
        .findFirst();
  }

  /**
   * Alarms for each terminal and hour, by the first day of the month: all alarms of the month by
   * all terminals of all its hours. Months that nothing is known of are missing.
   */
  Map<LocalDate, Double> faultRates(LocalDate from, LocalDate before, Area area) {
    Map<LocalDate, Double> rates = new HashMap<>();
    for (List<@Nullable Object> row :
        queries.select(FAULTS.formatted(area.condition()), parameters(from, before, area)).rows()) {
      if (row.get(0) instanceof LocalDate month && row.get(1) instanceof Number rate) {
        rates.put(month, rate.doubleValue());
      }
    }
    return rates;
  }

  /** How many cases are each of these; empty when there are no cases at all. */
  Map<Only, Long> cases(TicketCases cases, List<Only> kinds) {
    return counted("count(*)", cases, kinds);
  }

  /** How many customers have cases that are each of these; empty when there are no cases at all. */
  Map<Only, Long> customers(TicketCases cases, List<Only> kinds) {
    return counted("count(distinct customer_id)", cases, kinds);
  }

  private Map<Only, Long> counted(String what, TicketCases cases, List<Only> kinds) {
    String columns = columns(what, kinds);
    List<@Nullable Object> row =
        queries
            .select("select count(*), " + columns + " from " + cases.source(), cases.parameters())
            .rows()
            .getFirst();
    return count(row.getFirst()) == 0 ? Map.of() : counts(row, kinds);
  }

  /** The same for each month, by its first day. */
  Map<LocalDate, Map<Only, Long>> customersByMonth(TicketCases cases, List<Only> kinds) {
    Map<LocalDate, Map<Only, Long>> months = new HashMap<>();
    String select =
        "select date_trunc('month', date)::date, " + columns("count(distinct customer_id)", kinds);
    for (List<@Nullable Object> row :
        queries
            .select(select + " from " + cases.source() + " group by 1", cases.parameters())
            .rows()) {
      if (row.getFirst() instanceof LocalDate month) {
        months.put(month, counts(row, kinds));
      }
    }
    return months;
  }

  private static String columns(String what, List<Only> kinds) {
    return kinds.stream()
        .map(kind -> what + " filter (where " + kind.condition() + ")")
        .collect(Collectors.joining(", "));
  }

  // The first column is what the row is of.
  private static Map<Only, Long> counts(List<@Nullable Object> row, List<Only> kinds) {
    Map<Only, Long> counts = new HashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      counts.put(kinds.get(i), count(row.get(i + 1)));
    }
    return counts;
  }

  private static long count(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static LocalDate before(Period period) {
    return LocalDate.ofInstant(period.before(), ZoneOffset.UTC);
  }

  private static Object[] parameters(Object from, Object before, Area area) {
    List<Object> parameters = new ArrayList<>(List.of(from, before));
    parameters.addAll(area.parameters());
    return parameters.toArray();
  }
}
