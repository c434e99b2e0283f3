package forewarn.operations.incident;

import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The incidents for whoever looks at them and acts on them: what people do is an event of the
 * timeline and an entry of the audit, in one transaction. Thread-safe.
 */
public final class Incidents {
  private static final int LONGEST_COMMENT = 4000;
  private static final Duration LONGEST_SHELVING = Duration.ofDays(31);

  private final Database database;
  private final IncidentTable table;
  private final AlarmTable alarms;
  private final Merging merging;
  private final EventLog events;
  private final AuditLog audit;
  private final InstantSource clock;

  public Incidents(Database database, EventLog events, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.table = new IncidentTable(database);
    this.alarms = new AlarmTable(database);
    this.merging = new Merging(database, table, events, clock);
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /** By its id, {@code INC-17} or {@code 17}; empty when there is none. */
  public Optional<Incident> find(String id) {
    return number(id).flatMap(table::find);
  }

  private static Optional<Long> number(String id) {
    String digits = id.toUpperCase(java.util.Locale.ROOT).startsWith("INC-") ? id.substring(4) : id;
    return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  public List<Incident> list(IncidentFilter filter) {
    return table.list(filter, clock.instant());
  }

  /** How many there are of a filter, whatever its {@code most} and {@code skip}. */
  public long count(IncidentFilter filter) {
    return table.count(filter, clock.instant());
  }

  /** Those open at some time of a period of the wall clock, oldest first. */
  public List<Incident> during(Instant from, Instant until, int most) {
    return table.during(from, until, most);
  }

  /** What happened to an incident, oldest first. */
  public List<Event> timeline(Incident incident) {
    return events.of(incident.id());
  }

  /** Its alarms, oldest first. */
  public List<StandingAlarm> alarms(Incident incident, int most) {
    return alarms.ofIncident(incident.number(), most);
  }

  /** Somebody has seen it and takes care of it; again by another does nothing. */
  public Incident acknowledge(String id, Actor actor) {
    return change(
        id,
        actor,
        "incident.acknowledge",
        EventTypes.INCIDENT_ACKNOWLEDGED,
        Map.of(),
        incident -> incident.with(incident.handling().acknowledged(clock.instant(), actor.name())));
  }

  /** Gives it to somebody, or with null to nobody. */
  public Incident assign(String id, @Nullable String person, Actor actor) {
    return change(
        id,
        actor,
        "incident.assign",
        EventTypes.INCIDENT_ASSIGNED,
        Map.of("assignee", person == null ? "" : person),
        incident -> incident.with(incident.handling().assigned(person)));
  }

  /**
   * Adds a comment to the timeline.
   *
   * @throws IllegalArgumentException when it is empty or too long
   */
  public Incident comment(String id, String text, Actor actor) {
    if (text.isBlank() || text.length() > LONGEST_COMMENT) {
      throw new IllegalArgumentException(
          "Invalid comment: " + text.length() + " characters, expected 1 to " + LONGEST_COMMENT);
    }
    return database.inTransaction(() -> {
      Incident incident = require(id);
      events.append(
          EventTypes.INCIDENT_COMMENTED, incident.id(), actor.name(), Map.of("text", text));
      audit.record(actor, "incident.comment", incident.id(), null, Map.of("text", text));
      return incident;
    });
  }

  /**
   * Takes it out of the queue for a while.
   *
   * @param until when it comes back
   * @throws IllegalArgumentException when that is not within the next 31 days, or there is no
   *     reason
   */
  public Incident shelve(String id, Instant until, String why, Actor actor) {
    Instant now = clock.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SHELVING))) {
      throw new IllegalArgumentException(
          "Invalid end of shelving: " + until + ", expected within the next 31 days");
    }
    if (why.isBlank()) {
      throw new IllegalArgumentException("Invalid reason for shelving: it is empty");
    }
    return change(
        id,
        actor,
        "incident.shelve",
        EventTypes.INCIDENT_SHELVED,
        Map.of("until", until.toString(), "why", why),
        incident -> incident.with(incident.handling().shelved(until, actor.name(), why)));
  }

  /** Puts it back into the queue. */
  public Incident unshelve(String id, Actor actor) {
    return change(
        id,
        actor,
        "incident.unshelve",
        EventTypes.INCIDENT_UNSHELVED,
        Map.of(),
        incident -> incident.with(incident.handling().unshelved()));
  }

  /**
   * Ends it by hand. When its clusters are still down, their next hour opens another one: an end is
   * no way of silencing (see {@link #shelve}).
   */
  public Incident resolve(String id, String why, Actor actor) {
    return database.inTransaction(() -> {
      Incident incident = requireOpen(id);
      Incident resolved =
          change(
              id,
              actor,
              "incident.resolve",
              EventTypes.INCIDENT_RESOLVED,
              Map.of("why", why),
              open ->
                  open.with(State.RESOLVED)
                      .with(open.course().closed(clock.instant(), actor.name())));
      alarms.clearOfIncident(incident.number());
      return resolved;
    });
  }

  /**
   * Makes others a part of one: its clusters and alarms grow by theirs, and correlation leaves them
   * together.
   *
   * @throws IllegalArgumentException when one is not open, or is the same
   */
  public Incident merge(String into, List<String> others, Actor actor) {
    return database.inTransaction(() -> {
      Incident whole = requireOpen(into);
      for (String other : others) {
        Incident part = requireOpen(other);
        if (part.number() == whole.number()) {
          throw new IllegalArgumentException(
              "Cannot merge " + part.id() + " into " + whole.id() + ": it is the same");
        }
        whole = merging.merge(part, whole, actor.name());
      }
      merging.pinAlarms(whole.number());
      audit.record(actor, "incident.merge", whole.id(), null, Map.of("others", others));
      return whole;
    });
  }

  /**
   * Takes clusters out of an incident into one of their own, which correlation leaves apart.
   *
   * @return the new one
   * @throws IllegalArgumentException when they are not a part of it, or all of it
   */
  public Incident split(String id, List<String> clusters, Actor actor) {
    return database.inTransaction(() -> {
      Incident whole = requireOpen(id);
      List<String> kept = new ArrayList<>(whole.extent().clusters());
      if (clusters.isEmpty()
          || !kept.removeAll(clusters)
          || kept.isEmpty()
          || !whole.extent().clusters().containsAll(clusters)) {
        throw new IllegalArgumentException(
            "Cannot split "
                + clusters
                + " from "
                + whole.id()
                + ": it takes in "
                + whole.extent().clusters()
                + ", and some of it must stay");
      }
      Incident part = table.insert(share(whole, clusters).with(Handling.NONE));
      merging.moveAlarms(whole.number(), part.number(), clusters);
      merging.pinAlarms(part.number());
      Incident rest = table.save(share(whole, kept));
      merging.pinAlarms(rest.number());
      events.append(
          EventTypes.INCIDENT_OPENED, part.id(), actor.name(), Map.of("split_from", whole.id()));
      events.append(EventTypes.INCIDENT_SPLIT, whole.id(), actor.name(), Map.of("into", part.id()));
      audit.record(
          actor,
          "incident.split",
          whole.id(),
          null,
          Map.of("clusters", clusters, "into", part.id()));
      return part;
    });
  }

  // Its customers as the share of its clusters: the next hour tells the right number.
  private static Incident share(Incident whole, List<String> clusters) {
    Extent extent = whole.extent();
    Impact impact = whole.impact();
    return whole
        .with(extent.with(clusters))
        .with(
            new Impact(
                impact.customers() * clusters.size() / extent.clusters().size(),
                impact.probability(),
                impact.hours()));
  }

  private Incident change(
      String id,
      Actor actor,
      String action,
      String type,
      Map<String, Object> data,
      UnaryOperator<Incident> change) {
    return database.inTransaction(() -> {
      Incident before = require(id);
      Incident after = change.apply(before);
      if (after.equals(before)) {
        return before;
      }
      Incident saved = table.save(after);
      events.append(type, saved.id(), actor.name(), data);
      audit.record(actor, action, saved.id(), told(before), told(saved));
      return saved;
    });
  }

  // What people can change of an incident.
  private static Map<String, Object> told(Incident incident) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("state", incident.state().word());
    put(told, "acknowledged_by", incident.handling().acknowledgedBy());
    put(told, "assignee", incident.handling().assignee());
    put(told, "shelved_until", incident.handling().shelvedUntil());
    put(told, "shelved_why", incident.handling().shelvedWhy());
    return told;
  }

  private static void put(Map<String, Object> told, String name, @Nullable Object value) {
    if (value != null) {
      told.put(name, value.toString());
    }
  }

  private Incident require(String id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot find incident " + id + ": there is none"));
  }

  private Incident requireOpen(String id) {
    Incident incident = require(id);
    if (!incident.open()) {
      throw new IllegalArgumentException(
          "Cannot change " + incident.id() + ": it is " + incident.state().word());
    }
    return incident;
  }
}
