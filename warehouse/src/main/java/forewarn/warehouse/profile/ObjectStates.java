package forewarn.warehouse.profile;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Expectations;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How every object is, looked up at most every few seconds. Who asks later is answered with the
 * last look while the next one is taken, unless that was too long ago. An object whose rows take
 * long to count is left out of a look as long as a fiftieth of the time goes into it. Thread-safe.
 */
final class ObjectStates {
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final Duration SHOWN = Duration.ofSeconds(20);
  private static final int REST = 50;

  private final Warehouse warehouse;
  private final InstantSource clock;
  private final Map<String, Counted> counted = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Look last = new Look(Map.of(), Instant.EPOCH);

  private record Look(Map<String, ObjectState> states, Instant at) {}

  private record Counted(long rows, @Nullable Instant newest, Instant at, Duration took) {
    boolean isRested(Instant now) {
      return !now.isBefore(at.plus(took.multipliedBy(REST)));
    }
  }

  ObjectStates(Warehouse warehouse, InstantSource clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  Map<String, ObjectState> all() {
    Look known = last;
    Instant now = clock.instant();
    if (known.at().isBefore(now.minus(SHOWN))) {
      return lookAfter(known).states();
    }
    if (known.at().isBefore(now.minus(KEPT)) && looking.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("object-states").start(this::lookAgain);
    }
    return known.states();
  }

  // Who waited for another's look takes that one.
  private synchronized Look lookAfter(Look known) {
    if (last == known) {
      last = new Look(read(), clock.instant());
    }
    return last;
  }

  private void lookAgain() {
    try {
      last = new Look(read(), clock.instant());
    } catch (DatabaseException e) {
      // The warehouse is closed by now, or whoever asks next is told.
    } finally {
      looking.set(false);
    }
  }

  private Map<String, ObjectState> read() {
    Map<String, ObjectState> found = new LinkedHashMap<>();
    try (Session session = warehouse.session()) {
      Map<String, Instant> changes = changes(session);
      Map<String, Long> rejected = rejected(session);
      for (Definition definition : warehouse.catalogue().definitions()) {
        found.put(definition.fullName(), read(session, definition, changes, rejected));
      }
    }
    Instant dataTime = warehouse.dataTime();
    found.replaceAll((name, state) -> state.judgedAt(dataTime));
    return Map.copyOf(found);
  }

  private ObjectState read(
      Session session,
      Definition definition,
      Map<String, Instant> changes,
      Map<String, Long> rejected) {
    Optional<Expectations.Freshness> expected = expected(definition);
    String column =
        expected.map(Expectations.Freshness::column).or(() -> timeColumn(definition)).orElse("");
    Counted rows =
        counted.compute(
            definition.fullName(),
            (name, known) ->
                known == null || known.isRested(clock.instant())
                    ? count(session, name, column)
                    : known);
    return new ObjectState(
        definition.fullName(),
        rows.rows(),
        rows.newest(),
        column,
        changedAt(definition, changes),
        rejected.getOrDefault(definition.name(), 0L),
        expected.map(Expectations.Freshness::within).orElse(null),
        false);
  }

  private Counted count(Session session, String object, String column) {
    Instant began = clock.instant();
    String newest = column.isEmpty() ? "null" : "max(" + ProfileRun.quoted(column) + ")";
    Counted found =
        session
            .list(
                "select count(*), %s from %s".formatted(newest, object),
                row -> new Counted(row.number(1), instant(row), began, Duration.ZERO))
            .getFirst();
    Instant ended = clock.instant();
    return new Counted(found.rows(), found.newest(), ended, Duration.between(began, ended));
  }

  private static @Nullable Instant instant(Row row) {
    return switch (row.value(2)) {
      case Instant instant -> instant;
      case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
      case null, default -> null;
    };
  }

  // A view is expected to be as fresh as what it shows.
  private Optional<Expectations.Freshness> expected(Definition definition) {
    Expectations.Freshness own = definition.expectations().freshness();
    if (own != null || definition.kind() != Kind.VIEW) {
      return Optional.ofNullable(own);
    }
    return warehouse.catalogue().upstream(definition).stream()
        .flatMap(source -> expected(source).stream())
        .filter(freshness -> definition.column(freshness.column()).isPresent())
        .findFirst();
  }

  private static Optional<String> timeColumn(Definition definition) {
    List<String> times =
        definition.columns().stream()
            .filter(ProfileRun::isTime)
            .map(ColumnDefinition::name)
            .toList();
    // What ends in _at is when the program did something, in _date a date of somebody's life.
    return Stream.concat(
            definition.key().stream().filter(times::contains),
            times.stream().filter(name -> !name.endsWith("_at") && !name.endsWith("_date")))
        .findFirst();
  }

  private @Nullable Instant changedAt(Definition definition, Map<String, Instant> changes) {
    Instant own = changes.get(definition.fullName());
    if (own != null || definition.kind() != Kind.VIEW) {
      return own;
    }
    return warehouse.catalogue().upstream(definition).stream()
        .map(source -> changedAt(source, changes))
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static Map<String, Instant> changes(Session session) {
    Map<String, Instant> changes = new LinkedHashMap<>();
    session.each(
        """
        select object_name, refreshed_at from STAGING.REFRESHED
        union all
        select 'RAW.' || upper(table_name), max(loaded_at) from RAW.LOADS group by all
        """,
        row -> {
          if (row.value(2) instanceof Instant at) {
            changes.put(row.text(1), at);
          }
        });
    return changes;
  }

  private static Map<String, Long> rejected(Session session) {
    Map<String, Long> rejected = new LinkedHashMap<>();
    session.each(
        "select lower(table_name), count(*) from STAGING.REJECTED group by all",
        row -> rejected.put(row.text(1), row.number(2)));
    return rejected;
  }
}
