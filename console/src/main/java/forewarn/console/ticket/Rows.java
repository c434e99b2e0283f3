package forewarn.console.ticket;

import forewarn.console.filter.Filter;
import forewarn.console.filter.FilterChoices;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which rows are asked for in an address, and in what order; a controller takes it as a parameter.
 *
 * @param from the first day; that of the newest month when missing
 * @param to the last day; the newest when missing
 * @param cluster of the customer
 * @param only the key of an {@link Only}; all when missing
 * @param sort a key of {@link RowColumn}, with a minus for the greatest first
 * @param page from 1
 */
public record Rows(
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
    @Nullable String region,
    @Nullable String province,
    @Nullable String cluster,
    @Nullable String only,
    @Nullable String sort,
    @Nullable Integer page) {
  private static final String NEWEST_FIRST = "-" + RowColumn.DATE.key();

  public Rows {
    region = blankToNull(region);
    province = blankToNull(province);
    cluster = blankToNull(cluster);
    only = blankToNull(only);
    sort = blankToNull(sort);
  }

  /** Where the rows behind a figure are. */
  static String href(Period period, Area area, Only only) {
    LocalDate to = LocalDate.ofInstant(period.before().minusSeconds(1), ZoneOffset.UTC);
    return href(period.firstDay(), to, area, only);
  }

  static String href(LocalDate from, LocalDate to, Area area, Only only) {
    return "/tickets/rows"
        + new Rows(
                from,
                to,
                area.region(),
                area.province(),
                area.cluster(),
                only == Only.ALL ? null : only.key(),
                null,
                null)
            .query();
  }

  /** Without a province outside of the chosen region. */
  Rows settled(FilterChoices choices) {
    Filter filter = choices.settled(new Filter(null, null, region, province, cluster));
    return new Rows(from, to, region, filter.province(), filter.cluster(), only, sort, page);
  }

  /** The days meant, once it is known which there are. */
  TicketCases cases(Extent extent) {
    LocalDate last = to == null ? extent.newest() : to;
    return new TicketCases(
        from == null ? last.withDayOfMonth(1) : from, last, new Area(region, province, cluster));
  }

  public Only kind() {
    return Only.of(only == null ? "" : only);
  }

  /** What the rows are sorted by. */
  public RowColumn column() {
    return RowColumn.of(order().replaceFirst("^-", ""));
  }

  public boolean descending() {
    return order().startsWith("-");
  }

  private String order() {
    return sort == null ? NEWEST_FIRST : sort;
  }

  public int pageNumber() {
    return page == null ? 1 : Math.max(1, page);
  }

  Rows onPage(int other) {
    return new Rows(from, to, region, province, cluster, only, sort, other);
  }

  /** Sorted by a column: the greatest first at the first click, then the least. */
  public Rows sortedBy(RowColumn column) {
    boolean already = column() == column && descending();
    return new Rows(
        from, to, region, province, cluster, only, (already ? "" : "-") + column.key(), null);
  }

  /** As the query of an address, with the question mark; empty when nothing is asked for. */
  public String query() {
    UriComponentsBuilder query = UriComponentsBuilder.newInstance();
    put(query, "from", from);
    put(query, "to", to);
    put(query, "region", region);
    put(query, "province", province);
    put(query, "cluster", cluster);
    put(query, "only", only);
    put(query, "sort", sort);
    put(query, "page", page);
    return query.encode().build().toUriString();
  }

  private static void put(UriComponentsBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
