package forewarn.console.ticket;

import forewarn.console.ticket.TicketData.Kinds;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.query.Queries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every case with what figures ask of it. What {@link Only} says of a case is found out by the
 * warehouse when they are read, so that its conditions stay the one definition.
 *
 * @param customers how many different ones there are
 * @param repeated for each {@link Only#REPEATED}, the numbers of cases that fulfil it
 */
record KeptCases(List<Case> cases, int customers, Map<Only, BitSet> repeated) {
  private static final List<Only> KINDS =
      Stream.concat(Only.HELD.stream(), Only.AGES.stream()).toList();
  private static final String CASES =
      "select date, region, province, customer_cluster_id, case_id, total_downtime_duration_hr,"
          + " customer_id, "
          + conditions(KINDS)
          + " from "
          + TicketCases.ALL
          + " where date is not null";
  private static final String REPEATED =
      "select customer_cases, "
          + conditions(Only.REPEATED)
          + " from (select unnest(generate_series(1, ?)) as customer_cases)";
  private static final int CUSTOMER = 6;
  private static final Comparator<Case> LONGEST =
      Comparator.comparingDouble(Case::downtime).thenComparing(Case::day).thenComparing(Case::id);

  /**
   * @param downtime hours; NaN when not reported
   * @param customer a number for each; -1 when not known
   * @param kinds a bit for each of {@link #KINDS} that it is
   */
  record Case(
      LocalDate day,
      @Nullable String region,
      @Nullable String province,
      @Nullable String cluster,
      String id,
      double downtime,
      int customer,
      int kinds) {
    boolean is(Only kind) {
      return (kinds & 1 << KINDS.indexOf(kind)) != 0;
    }

    boolean isIn(Area area) {
      return (area.region() == null || area.region().equals(region))
          && (area.province() == null || area.province().equals(province))
          && (area.cluster() == null || area.cluster().equals(cluster));
    }
  }

  private static String conditions(List<Only> kinds) {
    return kinds.stream().map(Only::condition).collect(Collectors.joining(", "));
  }

  static KeptCases read(Queries queries) {
    Map<String, Integer> customers = new HashMap<>();
    List<Case> cases = new ArrayList<>();
    for (List<@Nullable Object> row : queries.select(CASES).rows()) {
      if (row.getFirst() instanceof LocalDate day) {
        Object customer = row.get(CUSTOMER);
        cases.add(
            new Case(
                day,
                name(row.get(1)),
                name(row.get(2)),
                name(row.get(3)),
                String.valueOf(row.get(4)),
                row.get(5) instanceof Number hours ? hours.doubleValue() : Double.NaN,
                customer == null
                    ? -1
                    : customers.computeIfAbsent(customer.toString(), first -> customers.size()),
                bits(row.subList(CUSTOMER + 1, row.size()))));
      }
    }
    cases.sort(Comparator.comparing(Case::day));
    return new KeptCases(cases, customers.size(), repeated(queries, cases, customers.size()));
  }

  private static int bits(List<@Nullable Object> conditions) {
    int kinds = 0;
    for (int i = 0; i < conditions.size(); i++) {
      kinds |= Boolean.TRUE.equals(conditions.get(i)) ? 1 << i : 0;
    }
    return kinds;
  }

  private static Map<Only, BitSet> repeated(Queries queries, List<Case> cases, int customers) {
    int most = Arrays.stream(counts(cases, customers)).max().orElse(0);
    Map<Only, BitSet> repeated = new EnumMap<>(Only.class);
    Only.REPEATED.forEach(kind -> repeated.put(kind, new BitSet()));
    for (List<@Nullable Object> row : queries.select(REPEATED, most).rows()) {
      int times = row.getFirst() instanceof Number number ? number.intValue() : 0;
      for (int i = 0; i < Only.REPEATED.size(); i++) {
        if (Boolean.TRUE.equals(row.get(i + 1))) {
          repeated.getOrDefault(Only.REPEATED.get(i), new BitSet()).set(times);
        }
      }
    }
    return repeated;
  }

  private static int[] counts(List<Case> cases, int customers) {
    int[] counts = new int[customers];
    for (Case one : cases) {
      if (one.customer() >= 0) {
        counts[one.customer()]++;
      }
    }
    return counts;
  }

  /** The same as {@link TicketData#kinds}. */
  Map<TicketCases, Kinds> kinds(List<TicketCases> selections) {
    Map<TicketCases, Kinds> found = new HashMap<>();
    for (TicketCases selection : selections) {
      List<Case> selected = selected(selection);
      if (!selected.isEmpty()) {
        found.put(selection, new Kinds(customersByCases(selected), casesByKind(selected)));
      }
    }
    return found;
  }

  private Map<Only, Long> customersByCases(List<Case> selected) {
    int[] counts = counts(selected, customers);
    Map<Only, Long> found = new HashMap<>();
    repeated.forEach(
        (kind, times) -> found.put(kind, Arrays.stream(counts).filter(times::get).count()));
    return found;
  }

  private static Map<Only, Long> casesByKind(List<Case> selected) {
    Map<Only, Long> found = new HashMap<>();
    for (Only kind : Only.HELD) {
      found.put(kind, selected.stream().filter(one -> one.is(kind)).count());
    }
    return found;
  }

  /** The same as {@link TicketData#customersByMonth}. */
  Map<LocalDate, Map<Only, Long>> customersByMonth(TicketCases selection, List<Only> kinds) {
    Map<LocalDate, Map<Only, Long>> months = new HashMap<>();
    selected(selection).stream()
        .collect(Collectors.groupingBy(one -> one.day().withDayOfMonth(1)))
        .forEach((month, cases) -> months.put(month, customers(cases, kinds)));
    return months;
  }

  private static Map<Only, Long> customers(List<Case> cases, List<Only> kinds) {
    Map<Only, Long> found = new HashMap<>();
    for (Only kind : kinds) {
      found.put(
          kind,
          cases.stream()
              .filter(one -> one.customer() >= 0 && one.is(kind))
              .mapToInt(Case::customer)
              .distinct()
              .count());
    }
    return found;
  }

  /** The same as {@link TicketData#longest}. */
  Map<Period, LongestDowntime> longest(List<Period> periods, Area area) {
    Map<Period, LongestDowntime> found = new HashMap<>();
    for (Period period : periods) {
      LocalDate last = TicketData.before(period).minusDays(1);
      List<Case> reported =
          selected(new TicketCases(period.firstDay(), last, area)).stream()
              .filter(one -> !Double.isNaN(one.downtime()))
              .toList();
      reported.stream()
          .max(LONGEST)
          .ifPresent(longest -> found.put(period, longest(longest, reported)));
    }
    return found;
  }

  private static LongestDowntime longest(Case longest, List<Case> cases) {
    Predicate<Case> asLong = one -> one.downtime() == longest.downtime();
    return new LongestDowntime(
        longest.downtime(),
        longest.day(),
        String.valueOf(longest.province()),
        longest.id(),
        cases.stream().filter(asLong).count());
  }

  private List<Case> selected(TicketCases selection) {
    return cases
        .subList(firstFrom(selection.from()), firstFrom(selection.to().plusDays(1)))
        .stream()
        .filter(one -> one.isIn(selection.area()))
        .toList();
  }

  // The place of the first case of a day or after it.
  private int firstFrom(LocalDate day) {
    int low = 0;
    int high = cases.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cases.get(middle).day().isBefore(day)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static @Nullable String name(@Nullable Object value) {
    // There are few of them, and many cases.
    return value == null ? null : value.toString().intern();
  }
}
