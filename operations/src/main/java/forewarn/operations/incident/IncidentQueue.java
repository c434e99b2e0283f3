package forewarn.operations.incident;

import forewarn.operations.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a queue of incidents tells besides its rows. Thread-safe. */
public final class IncidentQueue {
  private final Database database;
  private final IncidentTable table;
  private final InstantSource clock;

  public IncidentQueue(Database database, InstantSource clock) {
    this.database = database;
    this.table = new IncidentTable(database);
    this.clock = clock;
  }

  /**
   * What is open now, shelved ones included.
   *
   * @param predicted of the open ones, those that are only expected
   * @param shelved of the open ones, those that are out of the queue
   * @param customers whose service is out or expected to be
   */
  public record Totals(long open, long predicted, long shelved, long customers) {}

  public Totals totals() {
    return database
        .sql(
            """
            select count(*) as open, count(case when state = 'predicted' then 1 end) as predicted,
              count(case when shelved_until_at > ? then 1 end) as shelved,
              coalesce(sum(customers), 0) as customers
            from incidents where closed_at is null
            """,
            clock.instant().toEpochMilli())
        .query((row, number) ->
            new Totals(
                row.getLong("open"),
                row.getLong("predicted"),
                row.getLong("shelved"),
                row.getLong("customers")))
        .single();
  }

  /** The provinces that have had incidents, by region, both in order. */
  public Map<String, List<String>> places() {
    Map<String, List<String>> places = new LinkedHashMap<>();
    database
        .sql(
            "select distinct region, province from incidents"
                + " where region is not null and province is not null order by region, province")
        .query((row, number) -> Map.entry(row.getString("region"), row.getString("province")))
        .list()
        .forEach(place ->
            places
                .computeIfAbsent(place.getKey(), region -> new ArrayList<>())
                .add(place.getValue()));
    return places;
  }

  /** Whose the open incidents are, in order. */
  public List<String> assignees() {
    return database
        .sql(
            "select distinct assignee from incidents"
                + " where closed_at is null and assignee is not null order by assignee")
        .query((row, number) -> row.getString("assignee"))
        .list();
  }

  /**
   * Those of some incidents that a filter lets through, whatever its {@code most} and {@code skip}.
   */
  public List<Incident> matching(IncidentFilter filter, Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    Condition condition = Condition.of(filter, clock.instant());
    List<Object> values = new ArrayList<>(condition.values());
    values.addAll(numbers);
    String where = condition.sql().isEmpty() ? "where " : condition.sql() + " and ";
    return table.select(where + "number in (" + places(numbers.size()) + ")", values);
  }

  /** How many alarms incidents have, by number; none for those without. */
  public Map<Long, Long> alarms(Collection<Incident> incidents) {
    Map<Long, Long> counts = new HashMap<>();
    if (!incidents.isEmpty()) {
      database
          .sql(
              "select incident_number, count(*) as alarms from alarms where incident_number in ("
                  + places(incidents.size())
                  + ") group by incident_number",
              incidents.stream().map(Incident::number).toArray())
          .query((row, number) -> Map.entry(row.getLong("incident_number"), row.getLong("alarms")))
          .list()
          .forEach(count -> counts.put(count.getKey(), count.getValue()));
    }
    return counts;
  }

  private static String places(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
