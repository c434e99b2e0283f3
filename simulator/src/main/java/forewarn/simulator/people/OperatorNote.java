package forewarn.simulator.people;

import forewarn.telemetry.HourlyRecord;

/**
 * A note that an operator wrote about a cluster and hour.
 *
 * @param hourly what the operator saw
 * @param eventType in the words of the reference format, for example {@code imminent_outage}
 * @param severity normal, minor, major or critical
 */
public record OperatorNote(HourlyRecord hourly, String eventType, String severity, String text) {
  /** The same for the same cluster and hour. */
  public String id() {
    return Ids.derived("TX-", hourly.clusterId() + " " + hourly.hour());
  }
}
