package forewarn.operations.incident;

import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Moves alarms from incident to incident, and what follows from it. Thread-safe. */
public final class Merging {
  private final Database database;
  private final IncidentTable table;
  private final EventLog events;
  private final InstantSource clock;

  public Merging(Database database, IncidentTable table, EventLog events, InstantSource clock) {
    this.database = database;
    this.table = table;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes one incident a part of another.
   *
   * @return the whole
   */
  public Incident merge(Incident part, Incident whole, String by) {
    database
        .sql(
            "update alarms set incident_number = ? where incident_number = ?",
            whole.number(),
            part.number())
        .update();
    table.save(
        part.with(State.MERGED).with(part.course().merged(whole.number(), clock.instant(), by)));
    events.append(EventTypes.INCIDENT_MERGED, part.id(), by, Map.of("into", whole.id()));
    Incident grown = table.save(grown(whole, part));
    events.append(EventTypes.INCIDENT_CHANGED, whole.id(), by, Map.of("took", part.id()));
    return grown;
  }

  private static Incident grown(Incident whole, Incident part) {
    List<String> clusters = new ArrayList<>(whole.extent().clusters());
    clusters.addAll(part.extent().clusters());
    Impact impact = whole.impact();
    return whole
        .with(part.state() == State.ONGOING ? State.ONGOING : whole.state())
        .with(whole.extent().with(clusters))
        .with(
            new Impact(
                impact.customers() + part.impact().customers(),
                Math.max(impact.probability(), part.impact().probability()),
                Math.max(impact.hours(), part.impact().hours())));
  }

  /** Moves the alarms in some clusters from one incident to another. */
  void moveAlarms(long from, long to, List<String> clusters) {
    List<Object> values = new ArrayList<>(List.of(to, from));
    values.addAll(clusters);
    database
        .sql(
            "update alarms set incident_number = ? where incident_number = ? and cluster_id in ("
                + String.join(", ", Collections.nCopies(clusters.size(), "?"))
                + ")",
            values.toArray())
        .update();
  }

  /** A person has said that an incident's alarms belong to it: correlation leaves them alone. */
  void pinAlarms(long number) {
    database.sql("update alarms set pinned = 1 where incident_number = ?", number).update();
  }
}
