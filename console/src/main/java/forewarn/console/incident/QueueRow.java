package forewarn.console.incident;

import forewarn.operations.incident.Incident;
import java.time.Duration;
import java.time.Instant;

/**
 * An incident as a row of a list.
 *
 * @param alarms how many belong to it
 * @param now what its age is told from
 */
public record QueueRow(Incident incident, long alarms, Instant now) {

  public Look severity() {
    return Look.of(incident.diagnosis().severity());
  }

  public Look state() {
    return Look.of(incident.state());
  }

  public String cause() {
    return Look.words(incident.diagnosis().cause());
  }

  public String href() {
    return "/incidents/" + incident.id();
  }

  public boolean shelved() {
    return incident.shelved(now);
  }

  /** Since it was opened, or from then to its end. */
  public Duration age() {
    Instant closed = incident.course().closed();
    return Duration.between(incident.course().opened(), closed == null ? now : closed);
  }
}
