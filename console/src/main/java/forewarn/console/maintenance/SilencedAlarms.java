package forewarn.console.maintenance;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.maintenance.MaintenanceWindow;
import java.util.Arrays;
import java.util.List;

/** What a window has kept quiet, as a table. */
final class SilencedAlarms {
  private SilencedAlarms() {}

  static DataTable table(MaintenanceWindow window, List<StandingAlarm> alarms) {
    return new DataTable(
        "silenced-" + window.id().toLowerCase(java.util.Locale.ROOT),
        t("Alarms kept quiet"),
        List.of(
            new Column("object", t("Object"), Kind.TEXT, "", ""),
            new Column("severity", t("Severity"), Kind.TEXT, "", ""),
            new Column("problem", t("Problem"), Kind.TEXT, "", ""),
            new Column("began", t("Began"), Kind.HOUR, "", t("In the data's time")),
            new Column("cleared", t("Cleared"), Kind.HOUR, "", t("In the data's time")),
            new Column("received", t("Received"), Kind.COUNT, "", t("How often it was told"))),
        alarms.stream().map(SilencedAlarms::row).toList(),
        null);
  }

  private static DataTable.Row row(StandingAlarm alarm) {
    String cluster = alarm.place().clusterId();
    return new DataTable.Row(
        Arrays.asList(
            alarm.objectId(),
            alarm.severity().word(),
            alarm.problem(),
            alarm.began(),
            alarm.cleared(),
            (long) alarm.received()),
        cluster == null ? null : "/clusters/" + cluster,
        "");
  }
}
