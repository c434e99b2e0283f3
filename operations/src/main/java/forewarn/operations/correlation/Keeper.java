package forewarn.operations.correlation;

import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Course;
import forewarn.operations.incident.Diagnosis;
import forewarn.operations.incident.Extent;
import forewarn.operations.incident.Handling;
import forewarn.operations.incident.Impact;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentTable;
import forewarn.operations.incident.Merging;
import forewarn.operations.incident.Scope;
import forewarn.operations.incident.State;
import forewarn.operations.network.KnownCluster;
import forewarn.operations.network.Network;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens, changes and closes incidents after what stands. Not thread-safe. */
final class Keeper {
  /** An incident whose trouble comes back within this time of the data is the same one. */
  static final Duration SAME = Duration.ofHours(2);

  /** One that has come back so often is flapping. */
  static final int FLAPPING = 3;

  /** And is held open until it has been quiet for so long, in the data's time. */
  static final Duration QUIET = Duration.ofHours(4);

  private final Database database;
  private final IncidentTable table;
  private final AlarmTable alarms;
  private final Merging merging;
  private final EventLog events;
  private final InstantSource clock;

  Keeper(Database database, EventLog events, InstantSource clock) {
    this.database = database;
    this.table = new IncidentTable(database);
    this.alarms = new AlarmTable(database);
    this.merging = new Merging(database, table, events, clock);
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes one incident of a group: the one its alarms belong to, the oldest of several, the one it
   * was shortly before, or a new one.
   *
   * @return its number
   */
  long keep(Group group, String province, Network network) {
    Iterator<Long> numbers = group.incidents().iterator();
    Incident incident =
        numbers.hasNext()
            ? require(numbers.next())
            : sameAsBefore(group)
                .map(this::reopened)
                .orElseGet(() -> opened(group, province, network));
    while (numbers.hasNext()) {
      incident = merging.merge(require(numbers.next()), incident, Event.FOREWARN);
    }
    group.signs().forEach(new Attachment(database, incident.number())::attach);
    assess(incident, Optional.of(group), network);
    return incident.number();
  }

  /** Looks again at an incident whose alarms have changed. */
  void assess(long number, Network network, Optional<Instant> now) {
    Incident incident = require(number);
    if (!incident.open()) {
      return;
    }
    if (Standing.of(database, number).isEmpty()) {
      end(incident, now);
    } else {
      assess(incident, Optional.empty(), network);
    }
  }

  private Incident require(long number) {
    return table
        .find(number)
        .orElseThrow(
            () -> new IllegalStateException("Cannot find incident " + number + " of an alarm"));
  }

  private Optional<Incident> sameAsBefore(Group group) {
    return group.signs().stream().flatMap(sign -> before(sign).stream()).findFirst();
  }

  private Optional<Incident> before(Sign sign) {
    return alarms
        .lastIncident(ClusterWatch.reductionKey(sign.objectId()))
        .flatMap(table::find)
        .filter(incident -> incident.open() || endedShortlyBefore(incident, sign));
  }

  // An open one without a standing alarm is flapping, and held open for this.
  private static boolean endedShortlyBefore(Incident incident, Sign sign) {
    Instant ended = incident.course().ended();
    return incident.state() != State.MERGED
        && Event.FOREWARN.equals(incident.course().closedBy())
        && ended != null
        && !sign.began().isAfter(ended.plus(SAME));
  }

  private Incident reopened(Incident incident) {
    Course was = incident.course();
    int times = was.reopened() + 1;
    Incident open =
        table.save(
            incident
                .with(State.PREDICTED)
                .with(
                    new Course(
                        was.began(),
                        was.expected(),
                        null,
                        was.opened(),
                        was.outage(),
                        null,
                        null,
                        null,
                        times,
                        times >= FLAPPING)));
    events.append(EventTypes.INCIDENT_REOPENED, open.id(), Event.FOREWARN, Map.of("times", times));
    return open;
  }

  private Incident opened(Group group, String province, Network network) {
    Instant began = group.signs().stream().map(Sign::began).min(Instant::compareTo).orElseThrow();
    Extent extent =
        new Extent(
            group.scope(),
            group.id(),
            group.id(),
            province.isEmpty() ? null : province,
            region(group, network),
            List.of());
    return table.insert(
        new Incident(
            0,
            State.PREDICTED,
            extent,
            new Diagnosis("", Severity.INDETERMINATE, ProbableCause.INDETERMINATE, "", List.of()),
            new Impact(0, 0, 0),
            new Course(began, null, null, clock.instant(), null, null, null, null, 0, false),
            Handling.NONE,
            0));
  }

  private static @Nullable String region(Group group, Network network) {
    return group.signs().stream()
        .flatMap(sign ->
            Stream.concat(
                network.cluster(sign.objectId()).stream(),
                sign.oltId() == null ? Stream.of() : network.ofOlt(sign.oltId()).stream()))
        .map(KnownCluster::region)
        .findFirst()
        .orElse(null);
  }

  private void assess(Incident before, Optional<Group> group, Network network) {
    List<Standing> standing = Standing.of(database, before.number());
    Assessment assessment = new Assessment(network, standing);
    Extent extent =
        assessment.extent(
            before,
            group.orElseGet(
                () -> new Group(before.extent().scope(), before.extent().id(), List.of(), "")));
    Incident after =
        before
            .with(assessment.seen() ? State.ONGOING : before.state())
            .with(extent)
            .with(assessment.diagnosis(extent, grouping(before, extent.scope(), group)))
            .with(assessment.impact())
            .with(course(before.course(), standing, assessment.seen()));
    if (!after.equals(before)) {
      tell(before, table.save(after));
    }
  }

  // Why its parts belong together is told by the group that made it as wide as it is.
  private static String grouping(Incident before, Scope scope, Optional<Group> group) {
    if (group.isPresent() && group.get().scope() == scope) {
      return group.get().reason();
    }
    String reason = before.diagnosis().reason();
    int end = reason.indexOf(". ");
    return end < 0 || scope == Scope.CLUSTER ? "" : reason.substring(0, end + 1);
  }

  private Course course(Course was, List<Standing> standing, boolean seen) {
    Instant began =
        standing.stream().map(Standing::began).min(Instant::compareTo).orElse(was.began());
    Instant expected =
        standing.stream()
            .flatMap(one -> Optional.ofNullable(one.expected()).stream())
            .min(Instant::compareTo)
            .orElse(was.expected());
    return new Course(
        began.isBefore(was.began()) ? began : was.began(),
        expected,
        null,
        was.opened(),
        was.outage() == null && seen ? clock.instant() : was.outage(),
        null,
        null,
        null,
        was.reopened(),
        was.flapping());
  }

  private void tell(Incident before, Incident after) {
    if (before.version() == 1 && before.diagnosis().title().isEmpty()) {
      events.append(
          EventTypes.INCIDENT_OPENED,
          after.id(),
          Event.FOREWARN,
          Map.of("state", after.state().word(), "title", after.diagnosis().title()));
      return;
    }
    if (before.state() != after.state()) {
      events.append(EventTypes.INCIDENT_CONFIRMED, after.id(), Event.FOREWARN, Map.of());
    }
    Map<String, Object> changes = changes(before, after);
    if (!changes.isEmpty()) {
      events.append(EventTypes.INCIDENT_CHANGED, after.id(), Event.FOREWARN, changes);
    }
  }

  private static Map<String, Object> changes(Incident before, Incident after) {
    Map<String, Object> changes = new LinkedHashMap<>();
    note(changes, "scope", before.extent().scope().word(), after.extent().scope().word());
    note(
        changes,
        "severity",
        before.diagnosis().severity().word(),
        after.diagnosis().severity().word());
    note(changes, "cause", before.diagnosis().cause().word(), after.diagnosis().cause().word());
    note(
        changes,
        "clusters",
        String.join(", ", before.extent().clusters()),
        String.join(", ", after.extent().clusters()));
    return changes;
  }

  private static void note(Map<String, Object> changes, String name, String before, String after) {
    if (!before.equals(after)) {
      changes.put(name, List.of(before, after));
    }
  }

  private void end(Incident incident, Optional<Instant> now) {
    Course course = incident.course();
    Instant ended = Standing.lastCleared(database, incident.number()).orElse(course.began());
    if (course.flapping() && now.isPresent() && now.get().isBefore(ended.plus(QUIET))) {
      return;
    }
    boolean happened = course.outage() != null;
    Incident closed =
        table.save(
            incident
                .with(happened ? State.RESOLVED : State.AVERTED)
                .with(
                    new Course(
                        course.began(),
                        course.expected(),
                        ended,
                        course.opened(),
                        course.outage(),
                        clock.instant(),
                        Event.FOREWARN,
                        null,
                        course.reopened(),
                        course.flapping())));
    events.append(
        happened ? EventTypes.INCIDENT_RESOLVED : EventTypes.INCIDENT_AVERTED,
        closed.id(),
        Event.FOREWARN,
        Map.of("ended", ended.toString()));
  }
}
