package forewarn.console.search;

import static forewarn.console.language.Words.t;

import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.text.Field;
import forewarn.console.language.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address asks for; Spring fills it from the query of the same names.
 *
 * @param q as typed
 * @param kind any of these, as for the other lists
 * @param from a day in the reader's zone, or an instant
 * @param to the last day, or the first instant after
 * @param group the texts of one form, one by one
 * @param sort {@code relevance} or {@code newest}
 * @param page from 1
 * @param limit hits of a page
 */
public record SearchRequest(
    @Nullable String q,
    @Nullable List<String> kind,
    @Nullable List<String> severity,
    @Nullable List<String> event_type,
    @Nullable List<String> region,
    @Nullable List<String> province,
    @Nullable List<String> vendor,
    @Nullable List<String> cluster_id,
    @Nullable String from,
    @Nullable String to,
    @Nullable String group,
    @Nullable String sort,
    @Nullable Integer page,
    @Nullable Integer limit) {
  /** Hits of a page, unless another limit is given. */
  public static final int PER_PAGE = 20;

  public SearchRequest {
    q = q == null ? "" : q.strip();
    page = page == null || page < 1 ? 1 : page;
    limit = limit == null ? PER_PAGE : limit;
  }

  /** The values chosen of each field. */
  Map<Field, Set<String>> filters() {
    Map<Field, Set<String>> filters = new LinkedHashMap<>();
    put(filters, Field.KIND, kind);
    put(filters, Field.SEVERITY, severity);
    put(filters, Field.EVENT_TYPE, event_type);
    put(filters, Field.REGION, region);
    put(filters, Field.PROVINCE, province);
    put(filters, Field.VENDOR, vendor);
    put(filters, Field.CLUSTER_ID, cluster_id);
    return filters;
  }

  private static void put(
      Map<Field, Set<String>> filters, Field field, @Nullable List<String> values) {
    if (values != null) {
      Set<String> given = new LinkedHashSet<>(values);
      given.removeIf(String::isBlank);
      if (!given.isEmpty()) {
        filters.put(field, given);
      }
    }
  }

  /**
   * As search takes it.
   *
   * @throws IllegalArgumentException when a day is none or a number is out of bounds
   */
  SearchQuery query(ZoneId zone) {
    int most = limit == null ? PER_PAGE : limit;
    int skip = (number() - 1) * Math.max(1, Math.min(most, SearchQuery.MOST_HITS));
    return new SearchQuery(
        text(),
        filters(),
        moment(from, zone, 0),
        moment(to, zone, 1),
        group == null || group.isBlank() ? null : group,
        "newest".equals(sort) ? SearchQuery.Order.NEWEST : SearchQuery.Order.RELEVANCE,
        SearchQuery.Matching.BOTH,
        most,
        skip);
  }

  private static @Nullable Instant moment(@Nullable String given, ZoneId zone, int daysLater) {
    if (given == null || given.isBlank()) {
      return null;
    }
    try {
      return given.contains("T")
          ? Instant.parse(given.strip())
          : LocalDate.parse(given.strip()).plusDays(daysLater).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          t("Invalid day: {0}, expected one like 2025-03-01", given), e);
    }
  }

  /** As typed; never null. */
  public String text() {
    return q == null ? "" : q;
  }

  public int number() {
    return page == null ? 1 : page;
  }

  /** Whether a value of a field is chosen. */
  public boolean has(Field field, String value) {
    return filters().getOrDefault(field, Set.of()).contains(value);
  }

  /** The values chosen of a field, for the page's form. */
  public Set<String> chosen(Field field) {
    return filters().getOrDefault(field, Set.of());
  }

  /** A limit of time as a field for days shows it; empty for none. */
  public String day(@Nullable String moment) {
    return moment == null || moment.length() < 10 ? "" : moment.substring(0, 10);
  }

  /** Whether anything but words narrows the search. */
  public boolean narrows() {
    return !filters().isEmpty() || given(from) || given(to) || given(group);
  }

  private static boolean given(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  public boolean newestFirst() {
    return "newest".equals(sort);
  }

  /** The address with a value of a field added, or taken away when it is chosen. */
  public String toggled(Field field, String value) {
    Map<Field, Set<String>> filters = new LinkedHashMap<>(filters());
    Set<String> values = new LinkedHashSet<>(filters.getOrDefault(field, Set.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    filters.put(field, values);
    return address(text(), filters, from, to, group, sort, 1);
  }

  /** The address of another page. */
  public String at(int other) {
    return address(text(), filters(), from, to, group, sort, other);
  }

  /** The address in another order. */
  public String sorted(String order) {
    return address(text(), filters(), from, to, group, order, 1);
  }

  /** The address of the texts of one form. */
  public String opened(String form) {
    return address(text(), filters(), from, to, form, sort, 1);
  }

  /** The address with all texts that the form's are among. */
  public String closed() {
    return address(text(), filters(), from, to, null, sort, 1);
  }

  /** The address without filters. */
  public String unfiltered() {
    return address(text(), Map.of(), null, null, null, sort, 1);
  }

  /** The address with other words. */
  public String saying(String words) {
    return address(words, filters(), from, to, null, sort, 1);
  }

  private static String address(
      String text,
      Map<Field, Set<String>> filters,
      @Nullable String from,
      @Nullable String to,
      @Nullable String group,
      @Nullable String sort,
      int page) {
    List<String> values = new ArrayList<>();
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/search");
    add(address, values, "q", text);
    filters.forEach(
        (field, chosen) -> chosen.forEach(value -> add(address, values, field.word(), value)));
    add(address, values, "from", from);
    add(address, values, "to", to);
    add(address, values, "group", group);
    add(address, values, "sort", sort);
    add(address, values, "page", page > 1 ? String.valueOf(page) : null);
    return address.encode().buildAndExpand(values.toArray()).toUriString();
  }

  private static void add(
      UriComponentsBuilder address, List<String> values, String name, @Nullable String value) {
    if (given(value)) {
      address.queryParam(name, "{" + name + values.size() + "}");
      values.add(String.valueOf(value));
    }
  }

  /** In the reader's zone, for the page. */
  SearchQuery query() {
    return query(Words.zone());
  }
}
