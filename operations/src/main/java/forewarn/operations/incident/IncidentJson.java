package forewarn.operations.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident as other programs read it: one flat object, what is not known is left out. */
public final class IncidentJson {
  private IncidentJson() {}

  /** Fields in the order of the documentation; times ISO-8601 UTC. */
  public static Map<String, Object> of(Incident incident) {
    Extent extent = incident.extent();
    Diagnosis diagnosis = incident.diagnosis();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", incident.id());
    json.put("state", incident.state().word());
    json.put("title", diagnosis.title());
    json.put("severity", diagnosis.severity().word());
    json.put("probable_cause", diagnosis.cause().word());
    json.put("event_type", diagnosis.cause().eventType());
    json.put("reason", diagnosis.reason());
    json.put("symptoms", diagnosis.symptoms());
    json.put("scope", extent.scope().word());
    json.put("scope_id", extent.id());
    json.put("place", extent.place());
    put(json, "province", extent.province());
    put(json, "region", extent.region());
    json.put("clusters", extent.clusters());
    json.put("customers", incident.impact().customers());
    json.put("probability", incident.impact().probability());
    json.put("expected_hours", incident.impact().hours());
    json.put("impact", incident.impact().score());
    putCourse(json, incident.course());
    putHandling(json, incident.handling());
    json.put("version", incident.version());
    return json;
  }

  private static void putCourse(Map<String, Object> json, Course course) {
    put(json, "began_at", course.began());
    put(json, "expected_at", course.expected());
    put(json, "ended_at", course.ended());
    put(json, "opened_at", course.opened());
    put(json, "outage_at", course.outage());
    put(json, "closed_at", course.closed());
    put(json, "closed_by", course.closedBy());
    Long into = course.mergedInto();
    put(json, "merged_into", into == null ? null : Incident.id(into));
    json.put("reopened", course.reopened());
    json.put("flapping", course.flapping());
  }

  private static void putHandling(Map<String, Object> json, Handling handling) {
    put(json, "acknowledged_at", handling.acknowledged());
    put(json, "acknowledged_by", handling.acknowledgedBy());
    put(json, "assignee", handling.assignee());
    put(json, "shelved_until", handling.shelvedUntil());
    put(json, "shelved_by", handling.shelvedBy());
    put(json, "shelved_why", handling.shelvedWhy());
  }

  private static void put(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value instanceof Instant instant ? instant.toString() : value);
    }
  }
}
