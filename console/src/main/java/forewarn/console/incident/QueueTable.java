package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.operations.incident.Incident;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents as a file holds them. */
final class QueueTable {
  private QueueTable() {}

  static DataTable of(List<Incident> incidents) {
    return new DataTable(
        "incidents",
        t("Incidents"),
        List.of(
            column("id", Kind.TEXT),
            column("state", Kind.TEXT),
            column("severity", Kind.TEXT),
            column("title", Kind.TEXT),
            column("cause", Kind.TEXT),
            column("reason", Kind.TEXT),
            column("region", Kind.TEXT),
            column("province", Kind.TEXT),
            column("clusters", Kind.TEXT),
            column("customers", Kind.COUNT),
            column("probability", Kind.SHARE),
            column("hours", Kind.DECIMAL),
            column("impact", Kind.DECIMAL),
            column("opened_at", Kind.HOUR),
            column("outage_at", Kind.HOUR),
            column("acknowledged_at", Kind.HOUR),
            column("acknowledged_by", Kind.TEXT),
            column("assignee", Kind.TEXT),
            column("shelved_until", Kind.HOUR),
            column("closed_at", Kind.HOUR),
            column("closed_by", Kind.TEXT)),
        incidents.stream().map(one -> new DataTable.Row(values(one), null, "")).toList(),
        null);
  }

  private static Column column(String name, Kind kind) {
    return new Column(name, name, kind, "", "");
  }

  private static List<@Nullable Object> values(Incident one) {
    return Arrays.<@Nullable Object>asList(
        one.id(),
        one.state().word(),
        one.diagnosis().severity().word(),
        one.diagnosis().title(),
        one.diagnosis().cause().word(),
        one.diagnosis().reason(),
        one.extent().region(),
        one.extent().province(),
        String.join(" ", one.extent().clusters()),
        (long) one.impact().customers(),
        one.impact().probability(),
        one.impact().hours(),
        one.impact().score(),
        one.course().opened(),
        one.course().outage(),
        one.handling().acknowledged(),
        one.handling().acknowledgedBy(),
        one.handling().assignee(),
        one.handling().shelvedUntil(),
        one.course().closed(),
        one.course().closedBy());
  }
}
