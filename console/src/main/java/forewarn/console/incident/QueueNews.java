package forewarn.console.incident;

import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentQueue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has happened to the incidents of one queue since its page was made. Used by one thread. */
final class QueueNews {
  private static final int MOST_EVENTS = 500;
  private static final int MOST_FRESH = 500;
  private static final Set<String> COMING =
      Set.of(
          EventTypes.INCIDENT_OPENED, EventTypes.INCIDENT_REOPENED, EventTypes.INCIDENT_UNSHELVED);

  private final EventLog events;
  private final IncidentQueue queue;
  private final IncidentFilter filter;
  private final Set<Long> coming = new LinkedHashSet<>();
  private long read;

  QueueNews(EventLog events, IncidentQueue queue, IncidentFilter filter, long since) {
    this.events = events;
    this.queue = queue;
    this.filter = filter;
    this.read = since;
  }

  /**
   * Since the last time.
   *
   * @param fresh ids of all incidents that belong to the queue and have come since the page was
   *     made; some may have been on it before
   * @param changed ids of incidents that something has happened to since the last time
   */
  record News(List<String> fresh, List<String> changed) {}

  /** Up to where events have been read. */
  long read() {
    return read;
  }

  News next() {
    List<Event> happened = events.after(read, MOST_EVENTS);
    Set<String> changed = new LinkedHashSet<>();
    for (Event event : happened) {
      read = event.sequence();
      if (event.subject().matches("INC-[0-9]{1,18}")) {
        changed.add(event.subject());
        if (COMING.contains(event.type()) && coming.size() < MOST_FRESH) {
          coming.add(Long.parseLong(event.subject().substring(4)));
        }
      }
    }
    List<String> fresh = queue.matching(filter, coming).stream().map(Incident::id).toList();
    return new News(fresh, List.copyOf(changed));
  }
}
