package forewarn.console.ticket;

import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.query.Queries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of each province and day, added up by the warehouse.
 *
 * @param days the provinces of each day
 */
record KeptDays(NavigableMap<LocalDate, List<OfProvince>> days) {
  private static final String CELLS =
      "select date, region, province, "
          + Part.columns()
          + " from DATAMART.FACT_TICKET_SUMMARY where date is not null group by 1, 2, 3";
  private static final int FIRST_PART = 3;

  /** What one province had on one day. */
  record OfProvince(@Nullable String region, @Nullable String province, Tally tally) {
    boolean isIn(Area area) {
      return (area.region() == null || area.region().equals(region))
          && (area.province() == null || area.province().equals(province));
    }
  }

  static KeptDays read(Queries queries) {
    NavigableMap<LocalDate, List<OfProvince>> days = new TreeMap<>();
    for (List<@Nullable Object> row : queries.select(CELLS).rows()) {
      if (row.getFirst() instanceof LocalDate day) {
        days.computeIfAbsent(day, first -> new ArrayList<>())
            .add(
                new OfProvince(
                    text(row.get(1)),
                    text(row.get(2)),
                    Tally.of(row.subList(FIRST_PART, row.size()))));
      }
    }
    return new KeptDays(days);
  }

  /** The same as {@link TicketData#days}. */
  TicketDays days(LocalDate from, LocalDate before, Area area) {
    Map<LocalDate, Tally> found = new TreeMap<>();
    days.subMap(from, before)
        .forEach((day, provinces) -> {
          List<Tally> inArea =
              provinces.stream()
                  .filter(province -> province.isIn(area))
                  .map(OfProvince::tally)
                  .toList();
          if (!inArea.isEmpty()) {
            found.put(day, Tally.sum(inArea));
          }
        });
    return new TicketDays(found);
  }

  /** The same as {@link TicketData#provinces}. */
  Map<Period, Map<String, Tally>> provinces(List<Period> periods, Area area) {
    Map<Period, Map<String, Tally>> found = new HashMap<>();
    for (Period period : periods) {
      Map<String, List<Tally>> provinces = new HashMap<>();
      days.subMap(period.firstDay(), TicketData.before(period))
          .values()
          .forEach(day -> addTo(provinces, day, area));
      if (!provinces.isEmpty()) {
        Map<String, Tally> sums = new HashMap<>();
        provinces.forEach((province, tallies) -> sums.put(province, Tally.sum(tallies)));
        found.put(period, sums);
      }
    }
    return found;
  }

  private static void addTo(Map<String, List<Tally>> provinces, List<OfProvince> day, Area area) {
    for (OfProvince of : day) {
      String province = of.province();
      if (province != null && of.isIn(area)) {
        provinces.computeIfAbsent(province, first -> new ArrayList<>()).add(of.tally());
      }
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    // There are few of them, and many rows.
    return value == null ? null : value.toString().intern();
  }
}
