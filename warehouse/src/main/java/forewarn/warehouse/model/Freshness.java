package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.catalogue.Sources;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an object was made from the last time, and what it would be made from now.
 *
 * <p>Every change of an object's rows counts its version up; making it anew also counts its
 * generation. Rows arrive through the drivers by load number, so that only the drivers' generations
 * matter to the object. Load numbers rise over all tables alike, and all silver is made before any
 * gold, so that one number says how far several drivers have been followed. Of all else that it is
 * made from, the references, the version matters. When one of these or the definition has changed,
 * rows already made may be wrong and the object is made anew; so refreshing cannot drift from
 * rebuilding.
 */
final class Freshness {
  private final Session session;
  private final Definition definition;
  private final Sources sources;
  private final Instant dataTime;
  private final Made made;
  private boolean changed;
  private @Nullable Set<LocalDate> changedDays;

  Freshness(Session session, Catalogue catalogue, Definition definition, Instant dataTime) {
    this.session = session;
    this.definition = definition;
    this.sources = Sources.of(catalogue, definition);
    this.dataTime = dataTime;
    this.made = Made.read(session, definition);
  }

  /** The RAW table through which rows of silver arrive. */
  Definition driver() {
    return sources
        .driver()
        .orElseThrow(
            () -> new IllegalStateException("Cannot refresh " + definition + ": no driver"));
  }

  /** The tables through which rows arrive. */
  List<Definition> drivers() {
    return sources.drivers();
  }

  long newestLoad() {
    return drivers().stream().mapToLong(this::newestLoad).max().orElse(0);
  }

  private long newestLoad(Definition driver) {
    return driver.kind() == Kind.WRITTEN
        ? session.number("select max(load_number) from " + driver.fullName())
        : Made.read(session, driver).load();
  }

  long loadDone() {
    return made.load();
  }

  boolean sourcesChanged() {
    return !made.from().equals(from());
  }

  /**
   * Whether as much of the data's time has passed as is to lie between two refreshes: by the data's
   * clock, or by the newest row that has arrived.
   */
  boolean isDue() {
    Duration every = definition.refreshEvery();
    Instant at = made.dataTime();
    return every.isZero()
        || at == null
        || Duration.between(at, dataTime).abs().compareTo(every) >= 0
        || hasReached(every);
  }

  private boolean hasReached(Duration every) {
    Instant before = made.reached();
    Instant now = reached(loadDone());
    return now != null && (before == null || !now.isBefore(before.plus(every)));
  }

  /** The newest time in the rows of the loads after one; null when there are none. */
  private @Nullable Instant reached(long after) {
    return drivers().stream()
        .flatMap(driver -> reached(driver, after).stream())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private Optional<Instant> reached(Definition driver, long after) {
    return timeOf(driver)
        .flatMap(time ->
            session
                .list(
                    "select max(%s) from %s where load_number > %d"
                        .formatted(time, driver.fullName(), after),
                    row -> Optional.ofNullable(row.instantOrNull(1)))
                .getFirst());
  }

  private static Optional<String> timeOf(Definition driver) {
    return driver.columns().stream()
        .filter(column -> driver.key().contains(column.name()))
        .filter(column -> column.type().equals("TIMESTAMP"))
        .map(ColumnDefinition::name)
        .findFirst();
  }

  /** Remembers that rows of the loads up to this one were added. */
  void added(long load, long changedRows) {
    Instant before = made.reached();
    Instant now = reached(loadDone());
    boolean later = before == null || now != null && now.isAfter(before);
    record(load, changedRows > 0 ? 1 : 0, made.generation(), later ? now : before);
  }

  /** Remembers that all rows were made again. */
  void madeAnew(long load, long changedRows) {
    int change = changedRows > 0 ? 1 : 0;
    record(load, change, made.generation() + change, reached(0));
  }

  private void record(long load, int change, long generation, @Nullable Instant reached) {
    changed |= change > 0;
    new Made(definition, load, made.version() + change, generation, from(), dataTime, reached)
        .store(session);
  }

  /** Whether rows have been changed since this was made. */
  boolean hasChanged() {
    return changed;
  }

  /** Says that the change is of rows of some days alone. */
  void changedOnly(Set<LocalDate> days) {
    changedDays = Set.copyOf(days);
  }

  /** The days whose rows have been changed; empty when rows of any day may have. */
  Optional<Set<LocalDate>> changedDays() {
    return Optional.ofNullable(changedDays);
  }

  /** The versions of all that it would be made from now, its newest load included. */
  String attempt() {
    return from() + (drivers().isEmpty() ? "" : ", load " + newestLoad());
  }

  private String from() {
    List<String> parts = new ArrayList<>();
    parts.add("definition " + fingerprint());
    drivers().stream()
        .filter(driver -> driver.kind() != Kind.WRITTEN)
        .forEach(driver ->
            parts.add(
                driver.fullName() + " generation " + Made.read(session, driver).generation()));
    sources.references().stream()
        .filter(source -> source.kind() != Kind.WRITTEN)
        .forEach(
            source -> parts.add(source.fullName() + " " + Made.read(session, source).version()));
    return String.join(", ", parts);
  }

  private String fingerprint() {
    String views = sources.views().stream().map(Definition::select).collect(Collectors.joining());
    String parts =
        definition.select()
            + definition.key()
            + definition.checks()
            + definition.keepWhenMissing()
            + definition.recomputeBy()
            + views;
    return session.list("select md5(?)", row -> row.text(1), parts).getFirst();
  }
}
