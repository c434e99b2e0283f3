package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.operations.alarm.StandingAlarm;
import java.util.Arrays;
import java.util.List;

/** Alarms as a table. */
public final class AlarmRows {
  private AlarmRows() {}

  /**
   * @param id of the table, of its page alone
   * @param title in the reader's language
   */
  public static DataTable of(String id, String title, List<StandingAlarm> alarms) {
    return new DataTable(
        id,
        title,
        List.of(
            new Column("object_id", t("Object"), Kind.TEXT, "", ""),
            new Column("kind", t("Kind"), Kind.TEXT, "", ""),
            new Column("severity", t("Severity"), Kind.TEXT, "", ""),
            new Column("problem", t("Problem"), Kind.TEXT, "", ""),
            new Column("probability", t("Probability"), Kind.SHARE, "", ""),
            new Column("began_at", t("Since"), Kind.HOUR, "", t("In the time of the data")),
            new Column("cleared_at", t("Cleared"), Kind.HOUR, "", t("In the time of the data")),
            new Column("received", t("Told"), Kind.COUNT, "", t("How often it was told"))),
        alarms.stream().map(AlarmRows::row).toList(),
        null);
  }

  private static DataTable.Row row(StandingAlarm alarm) {
    String cluster = alarm.place().clusterId();
    return new DataTable.Row(
        Arrays.asList(
            alarm.objectId(),
            kind(alarm.kind()),
            Look.of(alarm.severity()).word(),
            alarm.problem(),
            alarm.probability(),
            alarm.began(),
            alarm.cleared(),
            (long) alarm.received()),
        cluster == null ? null : "/clusters/" + cluster,
        "");
  }

  private static String kind(StandingAlarm.Kind kind) {
    return switch (kind) {
      case PREDICTED -> t("predicted");
      case OUTAGE -> t("outage");
      case REPORTED -> t("reported");
    };
  }
}
