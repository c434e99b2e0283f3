package forewarn.console.ticket;

import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.OntStatus;
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
  private static final String BY_DAY =
      "select date, "
          + Part.columns()
          + " from DATAMART.FACT_TICKET_SUMMARY where date >= ? and date < ?%s group by 1";
  private static final String BY_PROVINCE =
      "select %s as part, province, "
          + Part.columns()
          + " from DATAMART.FACT_TICKET_SUMMARY where date >= ? and date < ?%s group by 2";
  private static final String LONGEST =
      """
      select %s as part, total_downtime_duration_hr, date, province, case_id, count(*) over (partition by total_downtime_duration_hr) as as_long
      from DATAMART.FACT_TICKET_SUMMARY
      where date >= ? and date < ?%s
      qualify total_downtime_duration_hr = max(total_downtime_duration_hr) over ()
      order by date desc, case_id desc limit 1
      """;
  private static final String KINDS =
      "select %s as part, count(*), "
          + columns("count(distinct customer_id)", Only.REPEATED)
          + ", "
          + columns("count(*)", Only.HELD)
          + " from %s";

  private final Queries queries;
  private final OntStatus network;
  private final Optional<KeptTickets> kept;

  /**
   * @param kept the tickets themselves; without them, each figure is asked of the warehouse
   */
  TicketData(Queries queries, OntStatus network, Optional<KeptTickets> kept) {
    this.queries = queries;
    this.network = network;
    this.kept = kept;
  }

  /** Empty when there are no tickets. */
  Optional<Extent> extent() {
    return extent(queries);
  }

  /** Empty when there are no tickets. */
  static Optional<Extent> extent(Queries queries) {
    List<@Nullable Object> row = queries.selectKept(EXTENT).rows().getFirst();
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
    if (kept.isPresent()) {
      return kept.get().days().days(from, before, area);
    }
    Map<LocalDate, Tally> days = new TreeMap<>();
    for (List<@Nullable Object> row :
        queries
            .selectKept(BY_DAY.formatted(area.condition()), parameters(from, before, area))
            .rows()) {
      if (row.getFirst() instanceof LocalDate day) {
        days.put(day, Tally.of(row.subList(1, row.size())));
      }
    }
    return new TicketDays(days);
  }

  /** The tickets of each province in each period that has any. */
  Map<Period, Map<String, Tally>> provinces(List<Period> periods, Area area) {
    if (kept.isPresent()) {
      return kept.get().days().provinces(periods, area);
    }
    Map<Period, Map<String, Tally>> found = new HashMap<>();
    for (List<@Nullable Object> row : each(periods, BY_PROVINCE, area)) {
      if (row.get(1) instanceof String province) {
        found
            .computeIfAbsent(periods.get((int) count(row.getFirst())), first -> new HashMap<>())
            .put(province, Tally.of(row.subList(2, row.size())));
      }
    }
    return found;
  }

  /**
   * The case with the most downtime in each period that has any; the newest of those that have as
   * much.
   */
  Map<Period, LongestDowntime> longest(List<Period> periods, Area area) {
    if (kept.isPresent()) {
      return kept.get().cases().longest(periods, area);
    }
    Map<Period, LongestDowntime> found = new HashMap<>();
    for (List<@Nullable Object> row : each(periods, LONGEST, area)) {
      found.put(
          periods.get((int) count(row.getFirst())), LongestDowntime.of(row.subList(1, row.size())));
    }
    return found;
  }

  // The first column is the place of the period in the list.
  private List<List<@Nullable Object>> each(List<Period> periods, String select, Area area) {
    List<String> selects = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      selects.add("(" + select.formatted(i, area.condition()) + ")");
      Period period = periods.get(i);
      parameters.addAll(List.of(parameters(period.firstDay(), before(period), area)));
    }
    return queries.selectKept(String.join(" union all ", selects), parameters.toArray()).rows();
  }

  /**
   * Alarms for each terminal and hour, by the first day of the month: all alarms of the month by
   * all terminals of all its hours. Months that nothing is known of are missing.
   */
  Map<LocalDate, Double> faultRates(LocalDate from, LocalDate before, Area area) {
    return network.faultRates(from, before, area);
  }

  /**
   * How many cases and customers of each kind there are; a kind that is missing is not known of.
   *
   * @param customers by how many cases they have
   * @param cases by how long they were held
   */
  record Kinds(Map<Only, Long> customers, Map<Only, Long> cases) {
    static final Kinds NONE = new Kinds(Map.of(), Map.of());
  }

  /** The kinds of each of these selections that has any case. */
  Map<TicketCases, Kinds> kinds(List<TicketCases> selections) {
    if (kept.isPresent()) {
      return kept.get().cases().kinds(selections);
    }
    List<String> selects = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < selections.size(); i++) {
      selects.add(KINDS.formatted(i, selections.get(i).source()));
      parameters.addAll(List.of(selections.get(i).parameters()));
    }
    Map<TicketCases, Kinds> found = new HashMap<>();
    for (List<@Nullable Object> row :
        queries.selectKept(String.join(" union all ", selects), parameters.toArray()).rows()) {
      if (count(row.get(1)) > 0) {
        Map<Only, Long> customers = counts(row.subList(2, row.size()), Only.REPEATED);
        int cases = 2 + Only.REPEATED.size();
        found.put(
            selections.get((int) count(row.getFirst())),
            new Kinds(customers, counts(row.subList(cases, row.size()), Only.HELD)));
      }
    }
    return found;
  }

  /** How many customers have cases that are each of these in each month, by its first day. */
  Map<LocalDate, Map<Only, Long>> customersByMonth(TicketCases cases, List<Only> kinds) {
    if (kept.isPresent()) {
      return kept.get().cases().customersByMonth(cases, kinds);
    }
    Map<LocalDate, Map<Only, Long>> months = new HashMap<>();
    String select =
        "select date_trunc('month', date)::date, " + columns("count(distinct customer_id)", kinds);
    for (List<@Nullable Object> row :
        queries
            .selectKept(select + " from " + cases.source() + " group by 1", cases.parameters())
            .rows()) {
      if (row.getFirst() instanceof LocalDate month) {
        months.put(month, counts(row.subList(1, row.size()), kinds));
      }
    }
    return months;
  }

  private static String columns(String what, List<Only> kinds) {
    return kinds.stream()
        .map(kind -> what + " filter (where " + kind.condition() + ")")
        .collect(Collectors.joining(", "));
  }

  private static Map<Only, Long> counts(List<@Nullable Object> row, List<Only> kinds) {
    Map<Only, Long> counts = new HashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      counts.put(kinds.get(i), count(row.get(i)));
    }
    return counts;
  }

  private static long count(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  static LocalDate before(Period period) {
    return LocalDate.ofInstant(period.before(), ZoneOffset.UTC);
  }

  private static Object[] parameters(Object from, Object before, Area area) {
    List<Object> parameters = new ArrayList<>(List.of(from, before));
    parameters.addAll(area.parameters());
    return parameters.toArray();
  }
}
