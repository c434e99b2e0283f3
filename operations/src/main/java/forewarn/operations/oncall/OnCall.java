package forewarn.operations.oncall;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is on call, and who says so; every change is in the audit. Thread-safe. */
public final class OnCall {
  private final Database database;
  private final OnCallTable table;
  private final AuditLog audit;
  private final InstantSource clock;

  public OnCall(Database database, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.table = new OnCallTable(database);
    this.audit = audit;
    this.clock = clock;
  }

  /** Who is on call on a level at a moment; empty when nobody is, or there is no such level. */
  public Optional<Person> whoIsOnCall(int level, Instant at) {
    return shifts(level, at, at.plusMillis(1)).stream()
        .findFirst()
        .flatMap(shift -> table.person(shift.person()));
  }

  /** Everybody, by name. */
  public List<Person> people() {
    return table.people();
  }

  /** By number; those that were removed too. */
  public Optional<Person> person(long number) {
    return table.person(number);
  }

  /** All levels, the one that is called first first. */
  public List<Level> levels() {
    return table.levels();
  }

  /** A level by its number. */
  public Optional<Level> level(int number) {
    return levels().stream().filter(level -> level.number() == number).findFirst();
  }

  /** The overrides that are not over at a moment, earliest first. */
  public List<StandIn> overrides(Instant from) {
    return table.overridesFrom(from);
  }

  /** Who is on call on a level in a time, in order; when nobody is there is a gap. */
  public List<Shift> shifts(int number, Instant from, Instant until) {
    Optional<Level> level = level(number);
    if (level.isEmpty()) {
      return List.of();
    }
    List<Shift> turns = level.get().rotation().during(from, until);
    List<StandIn> overrides =
        table.overridesFrom(from).stream()
            .filter(one -> one.level() == number && one.from().isBefore(until))
            .sorted(Comparator.comparingLong(StandIn::number).reversed())
            .toList();
    TreeSet<Instant> edges = new TreeSet<>(List.of(from, until));
    turns.forEach(turn -> edges.addAll(List.of(turn.from(), turn.until())));
    overrides.forEach(one -> edges.addAll(List.of(one.from(), one.until())));
    List<Shift> found = new ArrayList<>();
    Instant begin = from;
    for (Instant end : edges.tailSet(from, false)) {
      if (end.isAfter(until)) {
        break;
      }
      Instant at = begin;
      holder(at, turns, overrides).ifPresent(shift -> append(found, shift.during(at, end)));
      begin = end;
    }
    return found;
  }

  private static Optional<Shift> holder(Instant at, List<Shift> turns, List<StandIn> overrides) {
    return overrides.stream()
        .filter(one -> !at.isBefore(one.from()) && at.isBefore(one.until()))
        .findFirst()
        .map(one -> new Shift(one.person(), one.from(), one.until(), Shift.Kind.OVERRIDE))
        .or(() ->
            turns.stream()
                .filter(turn -> !at.isBefore(turn.from()) && at.isBefore(turn.until()))
                .findFirst());
  }

  // A turn that is interrupted by nothing is one again.
  private static void append(List<Shift> found, Shift shift) {
    if (!found.isEmpty()) {
      Shift last = found.getLast();
      if (last.person() == shift.person()
          && last.kind() == shift.kind()
          && last.until().equals(shift.from())) {
        found.set(
            found.size() - 1, new Shift(last.person(), last.from(), shift.until(), last.kind()));
        return;
      }
    }
    found.add(shift);
  }

  /** Adds somebody. */
  public Person add(Person person, Actor actor) {
    return database.inTransaction(() -> {
      Person added = table.insert(person);
      audit.record(actor, "person.add", added.name(), null, told(added));
      return added;
    });
  }

  /**
   * Stores somebody's name and ways of being reached.
   *
   * @throws IllegalArgumentException when there is nobody of that number
   */
  public void change(Person person, Actor actor) {
    database.inTransaction(() -> {
      Person before = require(person.number());
      table.update(person);
      audit.record(actor, "person.change", person.name(), told(before), told(person));
      return true;
    });
  }

  /**
   * Removes somebody.
   *
   * @throws IllegalArgumentException when they still take turns or stand in
   */
  public void removePerson(long number, Actor actor) {
    database.inTransaction(() -> {
      Person person = require(number);
      for (Level level : levels()) {
        if (level.rotation().people().contains(number)) {
          throw new IllegalArgumentException(
              "Cannot remove " + person.name() + ": they take turns on level " + level.number());
        }
      }
      if (overrides(clock.instant()).stream().anyMatch(one -> one.person() == number)) {
        throw new IllegalArgumentException(
            "Cannot remove " + person.name() + ": they stand in for somebody");
      }
      table.removePerson(number, clock.instant());
      audit.record(actor, "person.remove", person.name(), told(person), null);
      return true;
    });
  }

  /**
   * Adds a level or stores it anew.
   *
   * @throws IllegalArgumentException when there is nobody of one of its numbers
   */
  public void save(Level level, Actor actor) {
    database.inTransaction(() -> {
      level.rotation().people().forEach(this::require);
      Map<String, Object> before = level(level.number()).map(this::told).orElse(null);
      table.save(level);
      audit.record(actor, "oncall.save", "level " + level.number(), before, told(level));
      return true;
    });
  }

  /** Removes a level; one that there is not stays away. */
  public void removeLevel(int number, Actor actor) {
    database.inTransaction(() -> {
      level(number)
          .ifPresent(level -> {
            table.removeLevel(number);
            audit.record(actor, "oncall.remove", "level " + number, told(level), null);
          });
      return true;
    });
  }

  /**
   * Has somebody stand in.
   *
   * @throws IllegalArgumentException when it is over already or ends before it begins, or there is
   *     no such level or person
   */
  public StandIn override(int level, long person, Instant from, Instant until, Actor actor) {
    return database.inTransaction(() -> {
      if (!until.isAfter(from) || !until.isAfter(clock.instant())) {
        throw new IllegalArgumentException(
            "Invalid override: from "
                + from
                + " until "
                + until
                + ", expected an end after its beginning and after now");
      }
      if (level(level).isEmpty()) {
        throw new IllegalArgumentException("Cannot find level " + level + ": there is none");
      }
      Person standing = require(person);
      StandIn added =
          table.insert(new StandIn(0, level, person, from, until, actor.name()), clock.instant());
      audit.record(
          actor,
          "oncall.override",
          "level " + level,
          null,
          Map.of("person", standing.name(), "from", from.toString(), "until", until.toString()));
      return added;
    });
  }

  /** Ends an override; one that there is not, or that is removed, stays so. */
  public void removeOverride(long number, Actor actor) {
    database.inTransaction(() -> {
      if (table.removeOverride(number, clock.instant()) > 0) {
        audit.record(actor, "oncall.remove_override", "override " + number, null, null);
      }
      return true;
    });
  }

  private Person require(long number) {
    return people().stream()
        .filter(person -> person.number() == number)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot find person " + number + ": there is none"));
  }

  private static Map<String, Object> told(Person person) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", person.name());
    @Nullable String user = person.user();
    if (user != null) {
      told.put("user", user);
    }
    told.put("mail", person.mail());
    told.put("phone", person.phone());
    told.put("chat", person.chat());
    return told;
  }

  private Map<String, Object> told(Level level) {
    Rotation rotation = level.rotation();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", level.name());
    told.put("zone", rotation.zone().getId());
    told.put("turn", rotation.turn().name());
    told.put("first_day", rotation.firstDay().toString());
    told.put("handover", rotation.handover().toString());
    told.put(
        "people",
        rotation.people().stream()
            .map(number -> person(number).map(Person::name).orElse("?"))
            .toList());
    if (level.quiet() != null) {
      told.put("quiet", level.quiet().from() + "-" + level.quiet().until());
    }
    return told;
  }
}
