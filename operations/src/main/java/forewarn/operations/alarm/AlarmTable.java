package forewarn.operations.alarm;

import forewarn.operations.alarm.StandingAlarm.Kind;
import forewarn.operations.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All alarms, standing and cleared. Thread-safe. */
public final class AlarmTable {
  private static final String COLUMNS =
      "id, reduction_key, kind, source, object_class, object_id, cluster_id, olt_id, province,"
          + " region, severity, cause, problem, probability, expected_at, began_at, seen_at,"
          + " cleared_at, received, silenced_by, pinned, incident_number";

  // As the index of the same name has it.
  private static final String PLACELESS =
      "cleared_at is null and cluster_id is null and olt_id is null and province is null";

  private final Database database;

  public AlarmTable(Database database) {
    this.database = database;
  }

  /** The standing alarm that another system has told under a key. */
  public Optional<StandingAlarm> reported(String reductionKey) {
    return standing(StandingAlarm.REPORTED_KEYS + reductionKey);
  }

  /** The standing alarm of a key. */
  public Optional<StandingAlarm> standing(String reductionKey) {
    return select("where reduction_key = ? and cleared_at is null", reductionKey).stream()
        .findFirst();
  }

  /** The standing alarms that a maintenance window keeps quiet. */
  public List<StandingAlarm> silenced() {
    return select("where silenced_by is not null and cleared_at is null order by id");
  }

  /** The alarms that a maintenance window keeps or kept quiet, newest first. */
  public List<StandingAlarm> silencedBy(String window, int most) {
    return select("where silenced_by = ? order by id desc limit ?", window, most);
  }

  /** How many alarms a maintenance window keeps or kept quiet. */
  public long countSilencedBy(String window) {
    return database
        .sql("select count(*) from alarms where silenced_by = ?", window)
        .query(Long.class)
        .single();
  }

  /** Standing alarms of clusters that have been told of last before a moment. */
  public List<StandingAlarm> standingUnseenSince(Kind kind, Instant before) {
    return select(
        "where kind = ? and cleared_at is null and seen_at < ? order by id",
        word(kind),
        before.toEpochMilli());
  }

  /** The alarms of an incident, oldest first. */
  public List<StandingAlarm> ofIncident(long number, int most) {
    return select("where incident_number = ? order by began_at, id limit ?", number, most);
  }

  /** The standing alarms in a cluster, oldest first. */
  public List<StandingAlarm> standingIn(String clusterId, int most) {
    return select(
        "where cluster_id = ? and cleared_at is null order by began_at, id limit ?",
        clusterId,
        most);
  }

  /** The incident that the last cleared alarm of a key belonged to. */
  public Optional<Long> lastIncident(String reductionKey) {
    return database
        .sql(
            "select incident_number from alarms where reduction_key = ? and cleared_at is not null"
                + " and incident_number is not null order by id desc limit 1",
            reductionKey)
        .query(Long.class)
        .optional();
  }

  /** The standing alarms without a place in the network, newest first. */
  public List<StandingAlarm> placeless(int most) {
    return select("where " + PLACELESS + " order by began_at desc, id desc limit ?", most);
  }

  /** How many alarms without a place in the network stand. */
  public long countPlaceless() {
    return database
        .sql("select count(*) from alarms where " + PLACELESS)
        .query(Long.class)
        .single();
  }

  /** The standing alarms of a class of objects, oldest first. */
  public List<StandingAlarm> standingOf(String objectClass, int most) {
    return select(
        "where object_class = ? and cleared_at is null order by id limit ?", objectClass, most);
  }

  /** How many alarms stand. */
  public long countStanding() {
    return database
        .sql("select count(*) from alarms where cleared_at is null")
        .query(Long.class)
        .single();
  }

  /** Adds an alarm; its id is given by the table. */
  public StandingAlarm insert(StandingAlarm alarm) {
    long id =
        database.sql("select coalesce(max(id), 0) + 1 from alarms").query(Long.class).single();
    database
        .sql(
            "insert into alarms ("
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id,
            alarm.reductionKey(),
            word(alarm.kind()),
            alarm.source(),
            alarm.objectClass(),
            alarm.objectId(),
            alarm.place().clusterId(),
            alarm.place().oltId(),
            alarm.place().province(),
            alarm.place().region(),
            alarm.severity().word(),
            alarm.cause().word(),
            alarm.problem(),
            alarm.probability(),
            millis(alarm.expected()),
            alarm.began().toEpochMilli(),
            alarm.seen().toEpochMilli(),
            millis(alarm.cleared()),
            alarm.received(),
            alarm.silencedBy(),
            alarm.pinned() ? 1 : 0,
            alarm.incident())
        .update();
    return select("where id = ?", id).getFirst();
  }

  /** Stores what repetitions change: kind, severity, cause, problem, probability and times. */
  public void update(StandingAlarm alarm) {
    database
        .sql(
            "update alarms set kind = ?, severity = ?, cause = ?, problem = ?, probability = ?,"
                + " expected_at = ?, seen_at = ?, cleared_at = ?, received = ?, silenced_by = ?"
                + " where id = ?",
            word(alarm.kind()),
            alarm.severity().word(),
            alarm.cause().word(),
            alarm.problem(),
            alarm.probability(),
            millis(alarm.expected()),
            alarm.seen().toEpochMilli(),
            millis(alarm.cleared()),
            alarm.received(),
            alarm.silencedBy(),
            alarm.id())
        .update();
  }

  /** Clears all alarms of an incident, at the last moment they were told of. */
  public void clearOfIncident(long number) {
    database
        .sql(
            "update alarms set cleared_at = seen_at where incident_number = ? and cleared_at is null",
            number)
        .update();
  }

  private List<StandingAlarm> select(String condition, Object... values) {
    return database
        .sql("select " + COLUMNS + " from alarms " + condition, values)
        .query((row, number) -> alarm(row))
        .list();
  }

  private static StandingAlarm alarm(ResultSet row) throws SQLException {
    double probability = row.getDouble("probability");
    Double known = row.wasNull() ? null : probability;
    long incident = row.getLong("incident_number");
    Long owner = row.wasNull() ? null : incident;
    return new StandingAlarm(
        row.getLong("id"),
        row.getString("reduction_key"),
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("source"),
        row.getString("object_class"),
        row.getString("object_id"),
        new AlarmPlace(
            row.getString("cluster_id"),
            row.getString("olt_id"),
            row.getString("province"),
            row.getString("region")),
        Severity.of(row.getString("severity")),
        ProbableCause.of(row.getString("cause")),
        row.getString("problem"),
        known,
        instant(row, "expected_at"),
        Instant.ofEpochMilli(row.getLong("began_at")),
        Instant.ofEpochMilli(row.getLong("seen_at")),
        instant(row, "cleared_at"),
        row.getInt("received"),
        row.getString("silenced_by"),
        row.getInt("pinned") == 1,
        owner);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
