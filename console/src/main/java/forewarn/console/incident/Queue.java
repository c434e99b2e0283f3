package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.security.Users;
import forewarn.console.table.DataTable;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFigures;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentQueue;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The queue as its page, its files and its news need it. Thread-safe. */
@Component
final class Queue {
  private static final int MOST_ROWS = 200;
  private static final int MOST_PLACELESS = 50;
  private static final int MOST_EXPORTED = 100_000;
  // The means of days do not change in seconds, and take longer than the rows.
  private static final Duration FIGURES_HOLD = Duration.ofSeconds(5);

  private final Database database;
  private final Incidents incidents;
  private final IncidentQueue queue;
  private final AlarmTable alarms;
  private final EventLog events;
  private final Users users;
  private final InstantSource clock;
  private final Map<Integer, Known> figures = new ConcurrentHashMap<>();

  private record Known(IncidentFigures figures, Instant at) {}

  Queue(
      Database database,
      Incidents incidents,
      IncidentQueue queue,
      EventLog events,
      Users users,
      InstantSource clock) {
    this.database = database;
    this.incidents = incidents;
    this.queue = queue;
    this.alarms = new AlarmTable(database);
    this.events = events;
    this.users = users;
    this.clock = clock;
  }

  QueuePage page(QueueChoice asked, String reader, boolean mayAct) {
    // Read before the rows: what comes between is told of once more rather than never.
    long newest = events.newest();
    long total = incidents.count(asked.filter(reader));
    QueueChoice choice = asked.within(total);
    IncidentFilter filter = choice.filter(reader);
    IncidentQueue.Totals totals = queue.totals();
    Instant now = clock.instant();
    return new QueuePage(
        choice,
        rows(incidents.list(filter), now),
        total,
        totals.open() - totals.shelved(),
        QueueTiles.of(totals, figures(choice.span(), now), choice.span()),
        placeless(choice),
        queue.places(),
        people(),
        newest,
        mayAct);
  }

  private QueuePage.Placeless placeless(QueueChoice choice) {
    boolean asked = choice.part() == QueueChoice.Tab.OPEN && !choice.narrowed();
    return new QueuePage.Placeless(
        asked ? alarms.countPlaceless() : 0,
        AlarmRows.of(
            "placeless",
            t("Alarms without a place"),
            asked ? alarms.placeless(MOST_PLACELESS) : List.of()));
  }

  private IncidentFigures figures(int days, Instant now) {
    Known known = figures.get(days);
    if (known == null || now.isBefore(known.at()) || now.isAfter(known.at().plus(FIGURES_HOLD))) {
      known =
          new Known(
              IncidentFigures.of(database, now.minus(Duration.ofDays(days)), now.plusMillis(1)),
              now);
      figures.put(days, known);
    }
    return known.figures();
  }

  private List<String> people() {
    return Stream.concat(users.names().stream(), queue.assignees().stream())
        .sorted()
        .distinct()
        .toList();
  }

  /** Some rows by their ids; those that are not there are left out. */
  List<QueueRow> rows(List<String> ids) {
    return rows(
        ids.stream().limit(MOST_ROWS).flatMap(id -> incidents.find(id).stream()).toList(),
        clock.instant());
  }

  private List<QueueRow> rows(List<Incident> found, Instant now) {
    Map<Long, Long> alarms = queue.alarms(found);
    return found.stream()
        .map(one -> new QueueRow(one, alarms.getOrDefault(one.number(), 0L), now))
        .toList();
  }

  /** The incidents of a filter as rows. */
  List<QueueRow> rows(IncidentFilter filter) {
    return rows(incidents.list(filter), clock.instant());
  }

  DataTable table(QueueChoice choice, String reader) {
    IncidentFilter shown = choice.filter(reader);
    return QueueTable.of(
        incidents.list(
            new IncidentFilter(
                shown.states(),
                shown.severities(),
                shown.shelving(),
                shown.region(),
                shown.province(),
                shown.clusterId(),
                shown.assignee(),
                shown.text(),
                shown.order(),
                MOST_EXPORTED,
                0)));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  QueueNews news(IncidentFilter filter, long since) {
    return new QueueNews(events, queue, filter, since);
  }
}
