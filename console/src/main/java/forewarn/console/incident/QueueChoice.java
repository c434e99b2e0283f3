package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.operations.alarm.Severity;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentFilter.Order;
import forewarn.operations.incident.IncidentFilter.Shelving;
import forewarn.operations.incident.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents the address of the queue asks for; a controller takes it as a parameter.
 *
 * @param tab open, shelved or closed; the open ones when missing
 * @param state only of this one
 * @param severity only of this one
 * @param region only of this one
 * @param province only of this one
 * @param cluster only those that take in this cluster
 * @param assignee only theirs; {@code -} for nobody's, {@code me} for the reader's
 * @param text in title, place or reason
 * @param days the span of the figures; a week when missing
 * @param page from 1
 */
public record QueueChoice(
    @Nullable String tab,
    @Nullable String state,
    @Nullable String severity,
    @Nullable String region,
    @Nullable String province,
    @Nullable String cluster,
    @Nullable String assignee,
    @Nullable String text,
    @Nullable Integer days,
    @Nullable Integer page) {
  static final int SIZE = 50;
  private static final int LATEST_PAGE = 10_000;
  private static final int USUAL_DAYS = 7;
  private static final int MOST_DAYS = 366;
  private static final Set<State> OPEN = Set.of(State.PREDICTED, State.ONGOING);
  private static final Set<State> CLOSED = Set.of(State.RESOLVED, State.AVERTED, State.MERGED);

  public QueueChoice {
    tab = known("tab", blankToNull(tab), names(Tab.values()));
    state = known("state", blankToNull(state), names(State.values()));
    severity = known("severity", blankToNull(severity), names(Severity.values()));
    region = blankToNull(region);
    province = blankToNull(province);
    cluster = blankToNull(cluster);
    assignee = blankToNull(assignee);
    text = blankToNull(text);
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw new IllegalArgumentException(
          t("Invalid {0}: {1}, must be {2} to {3}", "days", days, 1, MOST_DAYS));
    }
  }

  /** A part of the queue. */
  public enum Tab {
    OPEN,
    SHELVED,
    CLOSED;

    /** Name in addresses. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Tab part() {
    return tab == null ? Tab.OPEN : Tab.valueOf(tab.toUpperCase(Locale.ROOT));
  }

  public int span() {
    return days == null ? USUAL_DAYS : days;
  }

  public int pageNumber() {
    return page == null ? 1 : Math.clamp(page, 1, LATEST_PAGE);
  }

  /** Whether anything but the tab is chosen, so that an empty list says little. */
  public boolean narrowed() {
    return state != null
        || severity != null
        || region != null
        || province != null
        || cluster != null
        || assignee != null
        || text != null;
  }

  /**
   * What it means.
   *
   * @param reader who {@code me} is
   */
  IncidentFilter filter(String reader) {
    return new IncidentFilter(
        states(),
        severity == null ? Set.of() : Set.of(Severity.of(severity)),
        switch (part()) {
          case OPEN -> Shelving.WITHOUT;
          case SHELVED -> Shelving.ONLY;
          case CLOSED -> Shelving.EITHER;
        },
        region,
        province,
        cluster,
        "me".equals(assignee) ? reader : assignee,
        text,
        part() == Tab.CLOSED ? Order.OPENED : Order.IMPACT,
        SIZE,
        (pageNumber() - 1) * SIZE);
  }

  private Set<State> states() {
    Set<State> ofTab = part() == Tab.CLOSED ? CLOSED : OPEN;
    if (state == null) {
      return ofTab;
    }
    State wanted = State.valueOf(state.toUpperCase(Locale.ROOT));
    // A state of another tab is left over from there.
    return ofTab.contains(wanted) ? Set.of(wanted) : ofTab;
  }

  QueueChoice on(Tab other) {
    return new QueueChoice(
        other == Tab.OPEN ? null : other.key(),
        null,
        severity,
        region,
        province,
        cluster,
        assignee,
        text,
        days,
        null);
  }

  /**
   * The same on the last page when there is none of its number.
   *
   * @param total incidents of all pages
   */
  QueueChoice within(long total) {
    int last = (int) Math.max(1, Math.ceilDiv(total, (long) SIZE));
    return pageNumber() <= last ? this : onPage(last);
  }

  QueueChoice onPage(int other) {
    return new QueueChoice(
        tab, state, severity, region, province, cluster, assignee, text, days, other);
  }

  /** As the query of an address, with the question mark; empty when nothing is asked for. */
  public String query() {
    Map<String, Object> parts = new LinkedHashMap<>();
    put(parts, "tab", tab);
    put(parts, "state", state);
    put(parts, "severity", severity);
    put(parts, "region", region);
    put(parts, "province", province);
    put(parts, "cluster", cluster);
    put(parts, "assignee", assignee);
    put(parts, "text", text);
    put(parts, "days", days);
    put(parts, "page", page == null || page == 1 ? null : page);
    return parts.isEmpty()
        ? ""
        : parts.entrySet().stream()
            .map(part ->
                part.getKey()
                    + "="
                    + URLEncoder.encode(String.valueOf(part.getValue()), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static void put(Map<String, Object> parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.put(name, value);
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static @Nullable String known(
      String name, @Nullable String value, List<String> expected) {
    if (value != null && !expected.contains(value)) {
      throw new IllegalArgumentException(
          t("Invalid {0}: {1}, expected {2}", name, value, String.join(", ", expected)));
    }
    return value;
  }
}
