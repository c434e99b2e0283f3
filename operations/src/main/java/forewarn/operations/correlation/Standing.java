package forewarn.operations.correlation;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.alarm.StandingAlarm.Kind;
import forewarn.operations.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands of an incident: alarms of the same object and kind count together, so that thousands
 * of ONTs are one row of their cluster.
 *
 * @param object the cluster, or the OLT, or what else it is
 * @param ofOnts how many alarms are of single ONTs; 0 when it is the object's own
 * @param expected the earliest hour for which an outage is predicted
 */
record Standing(
    @Nullable String clusterId,
    @Nullable String oltId,
    String object,
    int ofOnts,
    Kind kind,
    Severity severity,
    ProbableCause cause,
    String problem,
    double probability,
    @Nullable Instant expected,
    Instant began) {

  private static final String SELECT =
      """
      select
          cluster_id,
          olt_id,
          case when object_class = 'ont' then coalesce(cluster_id, olt_id, object_id)
              else object_id end as object,
          sum(case when object_class = 'ont' then 1 else 0 end) as onts,
          kind,
          severity,
          cause,
          max(problem) as problem,
          max(probability) as probability,
          min(expected_at) as expected_at,
          min(began_at) as began_at
      from alarms
      where incident_number = ? and cleared_at is null
      group by cluster_id, olt_id, object, kind, severity, cause
      order by began_at, object
      """;

  static List<Standing> of(Database database, long incident) {
    return database.sql(SELECT, incident).query((row, number) -> standing(row)).list();
  }

  /** When the last alarm of an incident was cleared; empty when none was. */
  static Optional<Instant> lastCleared(Database database, long incident) {
    return database
        .sql(
            "select max(cleared_at) from alarms where incident_number = ? and cleared_at is not null"
                + " having max(cleared_at) is not null",
            incident)
        .query(Long.class)
        .optional()
        .map(Instant::ofEpochMilli);
  }

  private static Standing standing(ResultSet row) throws SQLException {
    double probability = row.getDouble("probability");
    double known = row.wasNull() ? 1 : probability;
    long expected = row.getLong("expected_at");
    Instant hour = row.wasNull() ? null : Instant.ofEpochMilli(expected);
    Kind kind = Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    return new Standing(
        row.getString("cluster_id"),
        row.getString("olt_id"),
        row.getString("object"),
        row.getInt("onts"),
        kind,
        Severity.of(row.getString("severity")),
        ProbableCause.of(row.getString("cause")),
        row.getString("problem"),
        kind == Kind.PREDICTED ? known : 1,
        hour,
        Instant.ofEpochMilli(row.getLong("began_at")));
  }

  boolean seen() {
    return kind != Kind.PREDICTED;
  }
}
