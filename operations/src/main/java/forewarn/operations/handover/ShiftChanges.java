package forewarn.operations.handover;

import forewarn.operations.event.EventTypes;
import forewarn.operations.handover.ShiftReport.Group;
import forewarn.operations.handover.ShiftReport.Mention;
import forewarn.operations.store.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has happened to which incidents, from the log of events. Thread-safe. */
final class ShiftChanges {
  private static final int MOST_MENTIONED = 8;

  /** What the next shift must know first. */
  private static final List<String> BY_IMPORTANCE =
      List.of(
          EventTypes.INCIDENT_CONFIRMED,
          EventTypes.INCIDENT_REOPENED,
          EventTypes.INCIDENT_OPENED,
          EventTypes.INCIDENT_CHANGED,
          EventTypes.INCIDENT_PAGED,
          EventTypes.INCIDENT_RESOLVED,
          EventTypes.INCIDENT_AVERTED,
          EventTypes.INCIDENT_SHELVED,
          EventTypes.INCIDENT_UNSHELVED,
          EventTypes.INCIDENT_ACKNOWLEDGED,
          EventTypes.INCIDENT_ASSIGNED,
          EventTypes.INCIDENT_COMMENTED,
          EventTypes.INCIDENT_MERGED,
          EventTypes.INCIDENT_SPLIT);

  // PostgreSQL may cast before it filters: other subjects are no numbers.
  private static final String MENTIONS =
      """
      with told as (
        select distinct type, subject,
          case when subject like 'INC-%' then cast(substr(subject, 5) as bigint) end as number
        from events where sequence > ? and subject like 'INC-%'
      ),
      ranked as (
        select told.type, told.subject, incidents.title, incidents.customers,
          count(*) over (partition by told.type) as subjects,
          row_number() over (
            partition by told.type order by incidents.impact desc, incidents.number) as place
        from told join incidents on incidents.number = told.number
      )
      select type, subject, title, customers, subjects from ranked where place <= ?
      order by type, place
      """;

  private record Told(String type, Mention mention, long subjects) {}

  private final Database database;

  ShiftChanges(Database database) {
    this.database = database;
  }

  /** The incidents of each type of event behind a place in the log, most important first. */
  List<Group> after(long sequence) {
    Map<String, List<Told>> told = new LinkedHashMap<>();
    database
        .sql(MENTIONS, sequence, MOST_MENTIONED)
        .query((row, number) ->
            new Told(
                row.getString("type"),
                new Mention(
                    row.getString("subject"), row.getString("title"), row.getInt("customers")),
                row.getLong("subjects")))
        .list()
        .forEach(one -> told.computeIfAbsent(one.type(), type -> new ArrayList<>()).add(one));
    return BY_IMPORTANCE.stream()
        .filter(told::containsKey)
        .map(type -> group(type, told.getOrDefault(type, List.of())))
        .toList();
  }

  private static Group group(String type, List<Told> told) {
    return new Group(
        type, told.stream().map(Told::mention).toList(), told.getFirst().subjects() - told.size());
  }
}
