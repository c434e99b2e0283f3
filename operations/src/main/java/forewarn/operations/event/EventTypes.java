package forewarn.operations.event;

import java.util.List;

/** The types of events there are; workflows are triggered by these names. */
public final class EventTypes {
  public static final String INCIDENT_OPENED = "incident.opened";

  /** The outage has been observed: a predicted incident is an ongoing one from now on. */
  public static final String INCIDENT_CONFIRMED = "incident.confirmed";

  /** More clusters, a wider scope, another severity or cause. */
  public static final String INCIDENT_CHANGED = "incident.changed";

  public static final String INCIDENT_REOPENED = "incident.reopened";
  public static final String INCIDENT_RESOLVED = "incident.resolved";

  /** Predicted, did not happen. */
  public static final String INCIDENT_AVERTED = "incident.averted";

  public static final String INCIDENT_MERGED = "incident.merged";
  public static final String INCIDENT_SPLIT = "incident.split";
  public static final String INCIDENT_ACKNOWLEDGED = "incident.acknowledged";
  public static final String INCIDENT_ASSIGNED = "incident.assigned";
  public static final String INCIDENT_COMMENTED = "incident.commented";
  public static final String INCIDENT_SHELVED = "incident.shelved";
  public static final String INCIDENT_UNSHELVED = "incident.unshelved";

  /** A cluster is expected to fail: the first prediction of an episode above the threshold. */
  public static final String PREDICTION_MADE = "prediction.made";

  public static final String ALARM_RAISED = "alarm.raised";
  public static final String ALARM_CLEARED = "alarm.cleared";

  /** The stream brings records of a cluster that the inventory does not know. */
  public static final String CLUSTER_UNKNOWN = "cluster.unknown";

  /** Somebody on call has been told of an incident. */
  public static final String INCIDENT_PAGED = "incident.paged";

  public static final String MAINTENANCE_PLANNED = "maintenance.planned";

  /** A maintenance window was ended by hand. */
  public static final String MAINTENANCE_ENDED = "maintenance.ended";

  /** A shift was handed over, with both signatures. */
  public static final String SHIFT_HANDED_OVER = "shift.handed_over";

  /** Every type, in the order above. */
  public static final List<String> ALL =
      List.of(
          INCIDENT_OPENED,
          INCIDENT_CONFIRMED,
          INCIDENT_CHANGED,
          INCIDENT_REOPENED,
          INCIDENT_RESOLVED,
          INCIDENT_AVERTED,
          INCIDENT_MERGED,
          INCIDENT_SPLIT,
          INCIDENT_ACKNOWLEDGED,
          INCIDENT_ASSIGNED,
          INCIDENT_COMMENTED,
          INCIDENT_SHELVED,
          INCIDENT_UNSHELVED,
          PREDICTION_MADE,
          ALARM_RAISED,
          ALARM_CLEARED,
          CLUSTER_UNKNOWN,
          INCIDENT_PAGED,
          MAINTENANCE_PLANNED,
          MAINTENANCE_ENDED,
          SHIFT_HANDED_OVER);

  private EventTypes() {}
}
