package forewarn.console.handover;

import static forewarn.console.language.Words.t;

import forewarn.operations.alarm.Severity;
import forewarn.operations.event.EventTypes;
import forewarn.operations.handover.ShiftReport;
import forewarn.operations.incident.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A shift in the reader's words. */
public final class ShiftWords {
  private ShiftWords() {}

  /** What has happened, for a list with how often. */
  public static String change(String type) {
    return switch (type) {
      case EventTypes.INCIDENT_OPENED -> t("Incidents opened");
      case EventTypes.INCIDENT_CONFIRMED -> t("Predicted outages that have begun");
      case EventTypes.INCIDENT_CHANGED -> t("Incidents that grew or changed");
      case EventTypes.INCIDENT_REOPENED -> t("Incidents that came back");
      case EventTypes.INCIDENT_RESOLVED -> t("Incidents resolved");
      case EventTypes.INCIDENT_AVERTED -> t("Predicted outages that did not happen");
      case EventTypes.INCIDENT_MERGED -> t("Incidents merged");
      case EventTypes.INCIDENT_SPLIT -> t("Incidents split");
      case EventTypes.INCIDENT_ACKNOWLEDGED -> t("Incidents acknowledged");
      case EventTypes.INCIDENT_ASSIGNED -> t("Incidents assigned");
      case EventTypes.INCIDENT_COMMENTED -> t("Comments written");
      case EventTypes.INCIDENT_SHELVED -> t("Incidents shelved");
      case EventTypes.INCIDENT_UNSHELVED -> t("Incidents put back into the queue");
      case EventTypes.INCIDENT_PAGED -> t("Calls to people on call");
      case EventTypes.PREDICTION_MADE -> t("Outages predicted");
      case EventTypes.ALARM_RAISED -> t("Alarms raised");
      case EventTypes.ALARM_CLEARED -> t("Alarms cleared");
      case EventTypes.CLUSTER_UNKNOWN -> t("Records of unknown clusters");
      case EventTypes.MAINTENANCE_PLANNED -> t("Maintenance windows planned");
      case EventTypes.MAINTENANCE_ENDED -> t("Maintenance windows ended by hand");
      case EventTypes.SHIFT_HANDED_OVER -> t("Shifts handed over");
      default -> type;
    };
  }

  /** A severity. */
  public static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> t("critical");
      case MAJOR -> t("major");
      case MINOR -> t("minor");
      case WARNING -> t("warning");
      case INDETERMINATE -> t("indeterminate");
    };
  }

  /** The icon of a severity. */
  public static String icon(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "down";
      case MAJOR -> "expected";
      case MINOR, WARNING -> "raised";
      case INDETERMINATE -> "unknown";
    };
  }

  /** A state. */
  public static String state(State state) {
    return switch (state) {
      case PREDICTED -> t("predicted");
      case ONGOING -> t("ongoing");
      case RESOLVED -> t("resolved");
      case AVERTED -> t("averted");
      case MERGED -> t("merged");
    };
  }

  /** The types of what has happened: those of incidents most important first, then the others. */
  public static List<String> byImportance(ShiftReport report) {
    Set<String> types = new LinkedHashSet<>();
    report.news().stream()
        .map(ShiftReport.Group::type)
        .filter(report.changes()::containsKey)
        .forEach(types::add);
    types.addAll(report.changes().keySet());
    return List.copyOf(types);
  }

  /** How much has happened. */
  public static long total(Map<String, Long> changes) {
    return changes.values().stream().mapToLong(Long::longValue).sum();
  }
}
