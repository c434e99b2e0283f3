package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Expectations;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which whole objects are to be checked now: those of which something has changed since the last
 * check; large ones, and what only time can change, at most once a minute.
 */
final class DueChecks {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final long LARGE = 1_000_000;
  // What was not checked for longer is checked again once; the results of years need not be read.
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private record Last(
      @Nullable Instant warned, @Nullable String madeFrom, @Nullable Instant timed) {
    static final Last NEVER = new Last(null, null, null);
  }

  private final Session session;
  private final Catalogue catalogue;
  private final Instant now;
  private final Map<String, Last> lastByObject = new HashMap<>();
  private final Map<String, String> versions = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();

  private DueChecks(Session session, Catalogue catalogue, Instant now) {
    this.session = session;
    this.catalogue = catalogue;
    this.now = now;
  }

  static DueChecks read(Session session, Catalogue catalogue, Instant now) {
    DueChecks due = new DueChecks(session, catalogue, now);
    session.each(
        """
        select object_name, max(checked_at) filter (where checked_from is not null),
          arg_max(checked_from, checked_at) filter (where checked_from is not null),
          max(checked_at) filter (where check_name in ('freshness', 'volume'))
        from STAGING.QUALITY_RESULTS where scope = 'whole' and checked_hour > ?
        group by object_name
        """,
        row ->
            due.lastByObject.put(
                row.text(1),
                new Last(row.instantOrNull(2), row.textOrNull(3), row.instantOrNull(4))),
        now.minus(REMEMBERED));
    session.each(
        "select object_name, version || '/' || load_number from STAGING.REFRESHED",
        row -> due.versions.put(row.text(1), row.text(2)));
    return due;
  }

  /** Whether rows may break its checks now that did not at the last check. */
  boolean hasChanged(Definition definition) {
    Last last = last(definition);
    return !madeFrom(definition).equals(last.madeFrom())
        && (isPast(last.warned()) || rows(definition) <= LARGE);
  }

  boolean isTimelinessDue(Definition definition) {
    return !definition.expectations().equals(Expectations.NONE) && isPast(last(definition).timed());
  }

  /** Nothing has been checked in this hour before. */
  boolean isFirstOfTheHour() {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    return lastByObject.values().stream()
        .noneMatch(last -> isSince(hour, last.warned()) || isSince(hour, last.timed()));
  }

  /** The versions of all that an object is made from, and of its checks. */
  String madeFrom(Definition definition) {
    return Integer.toHexString(definition.checks().toString().hashCode()) + " " + state(definition);
  }

  // Not computeIfAbsent: the state of a view is that of what it reads.
  private String state(Definition definition) {
    String known = states.get(definition.fullName());
    if (known != null) {
      return known;
    }
    String state =
        definition.kind() == Kind.VIEW
            ? catalogue.upstream(definition).stream()
                .map(source -> source.fullName() + " " + state(source))
                .collect(Collectors.joining(", "))
            : stored(definition);
    states.put(definition.fullName(), state);
    return state;
  }

  private String stored(Definition definition) {
    boolean made = definition.kind() != Kind.WRITTEN && !definition.isContinuous();
    return made
        ? versions.getOrDefault(definition.fullName(), "never")
        : rows(definition) + " rows";
  }

  private long rows(Definition definition) {
    return session.number("select count(*) from " + definition.fullName());
  }

  private Last last(Definition definition) {
    return lastByObject.getOrDefault(definition.fullName(), Last.NEVER);
  }

  private boolean isPast(@Nullable Instant last) {
    return last == null || !now.isBefore(last.plus(PAUSE));
  }

  private static boolean isSince(Instant start, @Nullable Instant time) {
    return time != null && !time.isBefore(start);
  }
}
