package forewarn.assistant.search.source;

import forewarn.assistant.search.text.Entry;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of incidents: what was wrong, what people did and wrote, how it ended. */
public final class IncidentTexts {
  private static final int LONGEST = 4000;

  private final Incidents incidents;
  private final EventLog events;

  public IncidentTexts(Incidents incidents, EventLog events) {
    this.incidents = incidents;
    this.events = events;
  }

  /**
   * Incidents that something has happened to.
   *
   * @param next the place in the log behind what was read
   */
  public record Page(List<Entry> entries, long next) {}

  /** The incidents of the events behind a place. */
  public Page after(long place, int most) {
    List<Event> read = events.after(place, most);
    Set<String> ids = new LinkedHashSet<>();
    long next = place;
    for (Event event : read) {
      next = event.sequence();
      if (event.subject().startsWith("INC-")) {
        ids.add(event.subject());
      }
    }
    List<Entry> entries =
        ids.stream().map(incidents::find).flatMap(Optional::stream).map(this::entry).toList();
    return new Page(entries, next);
  }

  private Entry entry(Incident incident) {
    List<Event> timeline = incidents.timeline(incident);
    List<String> done = done(timeline);
    StringBuilder text = new StringBuilder(incident.diagnosis().title());
    text.append(". Cause: ").append(incident.diagnosis().cause().words()).append(". ");
    text.append(incident.diagnosis().reason());
    if (!incident.diagnosis().symptoms().isEmpty()) {
      text.append(" Symptoms: ").append(String.join("; ", incident.diagnosis().symptoms()));
      text.append('.');
    }
    done.forEach(one -> text.append(' ').append(one));
    Map<String, String> details = new LinkedHashMap<>();
    details.put("outcome", incident.state().word());
    if (!done.isEmpty()) {
      details.put("done", cut(String.join(" · ", done)));
    }
    return new Entry(
        Kind.INCIDENT,
        incident.id(),
        incident.course().began(),
        cut(text.toString()),
        marks(incident),
        incident.extent().clusters().stream().limit(50).toList(),
        details);
  }

  /** What people wrote about an incident, oldest first. */
  public static List<String> done(List<Event> timeline) {
    List<String> done = new ArrayList<>();
    for (Event event : timeline) {
      String said =
          switch (event.type()) {
            case EventTypes.INCIDENT_COMMENTED -> event.text("text");
            case EventTypes.INCIDENT_RESOLVED, EventTypes.INCIDENT_SHELVED -> event.text("why");
            default -> "";
          };
      if (!said.isBlank()) {
        done.add(said.strip());
      }
    }
    return done;
  }

  private static Map<Field, String> marks(Incident incident) {
    Map<Field, String> marks = new HashMap<>();
    marks.put(Field.SEVERITY, incident.diagnosis().severity().word());
    marks.put(Field.EVENT_TYPE, incident.diagnosis().cause().word());
    String province = incident.extent().province();
    String region = incident.extent().region();
    if (province != null) {
      marks.put(Field.PROVINCE, province);
    }
    if (region != null) {
      marks.put(Field.REGION, region);
    }
    if (incident.extent().clusters().size() == 1) {
      marks.put(Field.CLUSTER_ID, incident.extent().clusters().getFirst());
    }
    return marks;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
