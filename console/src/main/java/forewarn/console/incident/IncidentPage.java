package forewarn.console.incident;

import forewarn.console.table.DataTable;
import java.util.List;

/**
 * An incident as its page shows it.
 *
 * @param row itself
 * @param timeline oldest first
 * @param alarms the oldest of them
 * @param similar past ones like it, the likest first
 * @param people who may be given it
 * @param newest the place of the newest event the page knows of
 * @param mayAct whether the reader may do more than look
 */
public record IncidentPage(
    QueueRow row,
    List<Story> timeline,
    DataTable alarms,
    List<PastIncident> similar,
    List<String> people,
    long newest,
    boolean mayAct) {
  private static final int FIRST_ALARMS = 20;

  public IncidentPage {
    timeline = List.copyOf(timeline);
    similar = List.copyOf(similar);
    people = List.copyOf(people);
  }

  /** The id of the incident it goes on in; empty unless it was merged. */
  public String goesOnIn() {
    Long into = row.incident().course().mergedInto();
    return into == null ? "" : "INC-" + into;
  }

  /** Those that are shown at once. */
  public DataTable firstAlarms() {
    return part("alarms-first", 0, Math.min(FIRST_ALARMS, alarms.rows().size()));
  }

  /** The rest. */
  public DataTable otherAlarms() {
    int count = alarms.rows().size();
    return part("alarms-more", Math.min(FIRST_ALARMS, count), count);
  }

  private DataTable part(String name, int from, int to) {
    return new DataTable(
        name, alarms.title(), alarms.columns(), alarms.rows().subList(from, to), alarms.export());
  }

  /** Whether it is open, so that something can be done about it. */
  public boolean open() {
    return row.incident().open();
  }
}
