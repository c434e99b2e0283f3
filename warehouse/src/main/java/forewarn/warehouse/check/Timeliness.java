package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Expectations;
import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether objects are as fresh and as full as their definitions expect, by the data's clock. Rows
 * of a later time than the clock's are left out: one stray record must not make an object look
 * fresh. What has no rows yet is not judged.
 */
final class Timeliness {
  static final String FRESHNESS = "freshness";
  static final String VOLUME = "volume";
  private static final int COMPARED = 7;

  private final Session session;
  private final Instant now;

  Timeliness(Session session, Instant dataTime) {
    this.session = session;
    this.now = dataTime;
  }

  List<Finding> examine(Definition definition) {
    List<Finding> findings = new ArrayList<>();
    Expectations.Freshness freshness = definition.expectations().freshness();
    if (freshness != null) {
      tried(FRESHNESS, () -> freshness(definition, freshness)).ifPresent(findings::add);
    }
    Expectations.Volume volume = definition.expectations().volume();
    if (volume != null) {
      tried(VOLUME, () -> volume(definition, volume)).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> tried(String check, Supplier<Optional<Finding>> work) {
    try {
      return work.get();
    } catch (DatabaseException | IllegalArgumentException e) {
      return Optional.of(Finding.unknown(check, Severity.WARN, e));
    }
  }

  private Optional<Finding> freshness(Definition definition, Expectations.Freshness expected) {
    return span(definition, expected.column())
        .map(span -> {
          Instant newest = span.newest().toInstant(ZoneOffset.UTC);
          Duration age = Duration.between(newest, now);
          boolean old = age.compareTo(expected.within()) > 0;
          String message =
              "newest %s is %s, %s behind the data's clock%s"
                  .formatted(
                      expected.column(),
                      newest,
                      inWords(age),
                      old ? ", at most " + inWords(expected.within()) + " expected" : "");
          return new Finding(FRESHNESS, Severity.WARN, 1, old ? 1 : 0, message);
        });
  }

  private Optional<Finding> volume(Definition definition, Expectations.Volume expected) {
    Period period = Period.valueOf(expected.period().toUpperCase(Locale.ROOT));
    return span(definition, expected.column())
        .flatMap(span -> {
          LocalDateTime judged = newestComplete(period, span);
          LocalDateTime from = period.plus(judged, -COMPARED);
          return span.oldest().isAfter(from)
              ? Optional.empty()
              : Optional.of(volume(definition, expected, period, judged));
        });
  }

  private Finding volume(
      Definition definition, Expectations.Volume expected, Period period, LocalDateTime judged) {
    Map<LocalDateTime, Long> rows = rowsByPeriod(definition, expected, period, judged);
    List<Long> before =
        IntStream.rangeClosed(1, COMPARED)
            .mapToObj(back -> rows.getOrDefault(period.plus(judged, -back), 0L))
            .sorted()
            .toList();
    long median = before.get(COMPARED / 2);
    long found = rows.getOrDefault(judged, 0L);
    boolean few = found < expected.share() * median;
    String message =
        "%d rows in the %s from %s, %d in the median of the %d before%s"
            .formatted(
                found,
                expected.period(),
                judged.toInstant(ZoneOffset.UTC),
                median,
                COMPARED,
                few ? ", at least " + percent(expected.share()) + " of that expected" : "");
    return new Finding(
        VOLUME, Severity.WARN, Math.max(1, median), few ? median - found : 0, message);
  }

  // Rows of the newest period still come in, until the clock is two whole periods past its end: the
  // clock of a fast simulation is an hour ahead of what has been refreshed.
  private LocalDateTime newestComplete(Period period, Span span) {
    LocalDateTime newest = period.start(span.newest());
    LocalDateTime clock = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return clock.isBefore(period.plus(newest, 3)) ? period.plus(newest, -1) : newest;
  }

  private Map<LocalDateTime, Long> rowsByPeriod(
      Definition definition, Expectations.Volume expected, Period period, LocalDateTime judged) {
    Map<LocalDateTime, Long> rows = new HashMap<>();
    session.each(
        """
        select date_trunc('%1$s', "%2$s")::timestamp as period, count(*) from %3$s
        where "%2$s" >= ?::timestamp and "%2$s" < ?::timestamp group by period
        """
            .formatted(period.name(), expected.column(), definition.fullName()),
        row -> rows.put(time(row, 1), row.number(2)),
        period.plus(judged, -COMPARED).toInstant(ZoneOffset.UTC),
        period.plus(judged, 1).toInstant(ZoneOffset.UTC));
    return rows;
  }

  private record Span(LocalDateTime oldest, LocalDateTime newest) {}

  private Optional<Span> span(Definition definition, String column) {
    List<@Nullable Span> spans = new ArrayList<>();
    session.each(
        "select min(\"%1$s\")::timestamp, max(\"%1$s\")::timestamp from %2$s where \"%1$s\" <= ?::timestamp"
            .formatted(column, definition.fullName()),
        row -> spans.add(row.isNull(1) ? null : new Span(time(row, 1), time(row, 2))),
        now);
    return Optional.ofNullable(spans.getFirst());
  }

  private static LocalDateTime time(Row row, int column) {
    return LocalDateTime.ofInstant(HeldObjects.instant(row, column), ZoneOffset.UTC);
  }

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  static String inWords(Duration duration) {
    if (duration.compareTo(Duration.ofHours(2)) < 0) {
      return duration.toMinutes() + " minutes";
    }
    return duration.compareTo(Duration.ofDays(3)) < 0
        ? duration.toHours() + " hours"
        : duration.toDays() + " days";
  }
}
