package forewarn.operations.incident;

import forewarn.operations.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well incidents were found and handled in a span of the wall clock, from its begin up to but
 * not including its end. Incidents that were merged into another one count as a part of that one
 * only.
 *
 * @param opened incidents made in the span
 * @param acknowledged those of them that somebody has acknowledged, whenever that was
 * @param timeToAcknowledge MTTA: the mean, over {@code acknowledged}, from the incident being
 *     opened to its first acknowledgement; null when there is none
 * @param repaired incidents closed as resolved in the span whose outage was seen
 * @param timeToRepair MTTR: the mean, over {@code repaired}, from the outage first being seen to
 *     the incident being closed; null when there is none
 * @param foretold incidents that had been predicted and ended in the span, resolved or averted
 * @param falseAlarms those of {@code foretold} that were averted: the outage did not happen
 * @param alarms how often an alarm was told that belongs to one of {@code opened}, repetitions
 *     included
 */
public record IncidentFigures(
    long opened,
    long acknowledged,
    @Nullable Duration timeToAcknowledge,
    long repaired,
    @Nullable Duration timeToRepair,
    long foretold,
    long falseAlarms,
    long alarms) {
  private static final String OPENED =
      """
      select count(*) as opened, count(acknowledged_at) as acknowledged,
        avg(acknowledged_at - opened_at) as time_to_acknowledge
      from incidents where opened_at >= ? and opened_at < ? and state <> 'merged'
      """;
  private static final String CLOSED =
      """
      select count(case when state = 'resolved' then outage_at end) as repaired,
        avg(case when state = 'resolved' then closed_at - outage_at end) as time_to_repair,
        count(expected_at) as foretold,
        count(case when state = 'averted' then expected_at end) as false_alarms
      from incidents where closed_at >= ? and closed_at < ? and state <> 'merged'
      """;
  private static final String ALARMS =
      """
      select coalesce(sum(received), 0) from alarms where incident_number in
        (select number from incidents
         where opened_at >= ? and opened_at < ? and state <> 'merged')
      """;

  private record Opened(long count, long acknowledged, @Nullable Duration toAcknowledge) {}

  /** The figures of a span. */
  public static IncidentFigures of(Database database, Instant from, Instant to) {
    Object[] span = {from.toEpochMilli(), to.toEpochMilli()};
    Opened opened =
        database
            .sql(OPENED, span)
            .query((row, number) ->
                new Opened(
                    row.getLong("opened"),
                    row.getLong("acknowledged"),
                    duration(row, "time_to_acknowledge")))
            .single();
    long alarms = database.sql(ALARMS, span).query(Long.class).single();
    return database
        .sql(CLOSED, span)
        .query((row, number) ->
            new IncidentFigures(
                opened.count(),
                opened.acknowledged(),
                opened.toAcknowledge(),
                row.getLong("repaired"),
                duration(row, "time_to_repair"),
                row.getLong("foretold"),
                row.getLong("false_alarms"),
                alarms))
        .single();
  }

  /** False alarms of what was foretold and ended, 0..1; NaN when nothing did. */
  public double falseAlarmRate() {
    return foretold == 0 ? Double.NaN : (double) falseAlarms / foretold;
  }

  /** What correlation spares people, 1 - incidents / alarms told; NaN without alarms. */
  public double noiseReduction() {
    return alarms == 0 ? Double.NaN : 1 - (double) opened / alarms;
  }

  /** Alarms told for each incident; NaN without incidents. */
  public double alarmsPerIncident() {
    return opened == 0 ? Double.NaN : (double) alarms / opened;
  }

  private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
    double millis = row.getDouble(column);
    return row.wasNull() ? null : Duration.ofMillis(Math.round(millis));
  }
}
