package forewarn.operations.workflow.run;

import forewarn.operations.incident.Course;
import forewarn.operations.incident.Extent;
import forewarn.operations.incident.Handling;
import forewarn.operations.incident.Incident;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident as expressions see it at a moment: who had acknowledged it, whether it was open and
 * whether the outage had been seen are told as of then, everything else as it is now.
 */
public final class IncidentFields {
  private IncidentFields() {}

  /** Its fields by the names of the language. */
  public static Map<String, Object> of(Incident incident, Instant at) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Extent extent = incident.extent();
    fields.put("id", incident.id());
    fields.put("number", incident.number());
    fields.put("title", incident.diagnosis().title());
    fields.put("severity", incident.diagnosis().severity().word());
    fields.put("cause", incident.diagnosis().cause().word());
    fields.put("reason", incident.diagnosis().reason());
    fields.put("symptoms", incident.diagnosis().symptoms());
    fields.put("scope", extent.scope().word());
    fields.put("scope_id", extent.id());
    fields.put("place", extent.place());
    put(fields, "province", extent.province());
    put(fields, "region", extent.region());
    fields.put("clusters", extent.clusters());
    fields.put("customers", incident.impact().customers());
    fields.put("probability", incident.impact().probability());
    fields.put("hours", incident.impact().hours());
    fields.put("impact", incident.impact().score());
    course(fields, incident, at);
    handling(fields, incident.handling(), at);
    return fields;
  }

  private static void course(Map<String, Object> fields, Incident incident, Instant at) {
    Course course = incident.course();
    boolean closed = course.closed() != null && !course.closed().isAfter(at);
    boolean seen = course.outage() != null && !course.outage().isAfter(at);
    fields.put("open", !closed);
    fields.put("state", closed ? incident.state().word() : seen ? "ongoing" : "predicted");
    fields.put("began", course.began().toString());
    put(fields, "expected", course.expected());
    fields.put("opened", course.opened().toString());
    put(fields, "outage", seen ? course.outage() : null);
    put(fields, "closed", closed ? course.closed() : null);
    fields.put("reopened", course.reopened());
    fields.put("flapping", course.flapping());
  }

  private static void handling(Map<String, Object> fields, Handling handling, Instant at) {
    boolean acknowledged = handling.acknowledged() != null && !handling.acknowledged().isAfter(at);
    fields.put("acknowledged", acknowledged);
    put(fields, "acknowledged_by", acknowledged ? handling.acknowledgedBy() : null);
    put(fields, "assignee", handling.assignee());
    fields.put("shelved", handling.shelvedUntil() != null && handling.shelvedUntil().isAfter(at));
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }
}
