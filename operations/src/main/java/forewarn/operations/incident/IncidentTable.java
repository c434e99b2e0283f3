package forewarn.operations.incident;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of incidents. Thread-safe. */
public final class IncidentTable {
  private static final String COLUMNS =
      "number, state, scope, scope_id, place, province, region, clusters, title, severity, cause,"
          + " reason, symptoms, customers, probability, hours, impact, began_at, expected_at,"
          + " ended_at, opened_at, outage_at, closed_at, closed_by, merged_into, reopened, flapping,"
          + " acknowledged_at, acknowledged_by, assignee, shelved_until_at, shelved_by,"
          + " shelved_why, version";
  private static final int COLUMN_COUNT = COLUMNS.split(",").length;
  private static final String INSERT =
      "insert into incidents ("
          + COLUMNS
          + ") values ("
          + String.join(", ", Collections.nCopies(COLUMN_COUNT, "?"))
          + ")";
  private static final String UPDATE =
      "update incidents set ("
          + COLUMNS
          + ") = ("
          + String.join(", ", Collections.nCopies(COLUMN_COUNT, "?"))
          + ") where number = ?";

  private final Database database;

  public IncidentTable(Database database) {
    this.database = database;
  }

  public Optional<Incident> find(long number) {
    return select("where number = ?", List.of(number)).stream().findFirst();
  }

  public List<Incident> list(IncidentFilter filter, Instant now) {
    Condition condition = Condition.of(filter, now);
    String order =
        switch (filter.order()) {
          case IMPACT -> " order by impact desc, number desc";
          case OPENED -> " order by opened_at desc, number desc";
        };
    List<Object> values = new ArrayList<>(condition.values());
    values.add(filter.most());
    values.add(filter.skip());
    return select(condition.sql() + order + " limit ? offset ?", values);
  }

  /** Those open at some time of a period, oldest first. */
  List<Incident> during(Instant from, Instant until, int most) {
    return select(
        "where opened_at < ? and (closed_at is null or closed_at >= ?) order by number limit ?",
        List.of(until.toEpochMilli(), from.toEpochMilli(), most));
  }

  public long count(IncidentFilter filter, Instant now) {
    Condition condition = Condition.of(filter, now);
    return database
        .sql("select count(*) from incidents " + condition.sql(), condition.values().toArray())
        .query(Long.class)
        .single();
  }

  /** Adds an incident; its number is given by the table. */
  public Incident insert(Incident incident) {
    long number =
        database
            .sql("select coalesce(max(number), 0) + 1 from incidents")
            .query(Long.class)
            .single();
    Incident stored = incident.stored(number, 1);
    database.sql(INSERT, values(stored).toArray()).update();
    return stored;
  }

  /** Stores an incident as it is now. */
  public Incident save(Incident incident) {
    Incident stored = incident.stored(incident.number(), incident.version() + 1);
    List<@Nullable Object> values = values(stored);
    values.add(incident.number());
    database.sql(UPDATE, values.toArray()).update();
    return stored;
  }

  /** By a condition of ours; what is looked for is bound. */
  List<Incident> select(String condition, List<Object> values) {
    return database
        .sql("select " + COLUMNS + " from incidents " + condition, values.toArray())
        .query((row, number) -> incident(row))
        .list();
  }

  private static List<@Nullable Object> values(Incident incident) {
    Extent extent = incident.extent();
    Diagnosis diagnosis = incident.diagnosis();
    Impact impact = incident.impact();
    Course course = incident.course();
    Handling handling = incident.handling();
    return new ArrayList<@Nullable Object>(
        Arrays.<@Nullable Object>asList(
            incident.number(),
            incident.state().word(),
            extent.scope().word(),
            extent.id(),
            extent.place(),
            extent.province(),
            extent.region(),
            Json.write(extent.clusters()),
            diagnosis.title(),
            diagnosis.severity().word(),
            diagnosis.cause().word(),
            diagnosis.reason(),
            Json.write(diagnosis.symptoms()),
            impact.customers(),
            impact.probability(),
            impact.hours(),
            impact.score(),
            millis(course.began()),
            millis(course.expected()),
            millis(course.ended()),
            millis(course.opened()),
            millis(course.outage()),
            millis(course.closed()),
            course.closedBy(),
            course.mergedInto(),
            course.reopened(),
            course.flapping() ? 1 : 0,
            millis(handling.acknowledged()),
            handling.acknowledgedBy(),
            handling.assignee(),
            millis(handling.shelvedUntil()),
            handling.shelvedBy(),
            handling.shelvedWhy(),
            incident.version()));
  }

  private static Incident incident(ResultSet row) throws SQLException {
    return new Incident(
        row.getLong("number"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        new Extent(
            Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
            row.getString("scope_id"),
            row.getString("place"),
            row.getString("province"),
            row.getString("region"),
            Json.texts(row.getString("clusters"))),
        new Diagnosis(
            row.getString("title"),
            Severity.of(row.getString("severity")),
            ProbableCause.of(row.getString("cause")),
            row.getString("reason"),
            Json.texts(row.getString("symptoms"))),
        new Impact(row.getInt("customers"), row.getDouble("probability"), row.getDouble("hours")),
        course(row),
        new Handling(
            instant(row, "acknowledged_at"),
            row.getString("acknowledged_by"),
            row.getString("assignee"),
            instant(row, "shelved_until_at"),
            row.getString("shelved_by"),
            row.getString("shelved_why")),
        row.getInt("version"));
  }

  private static Course course(ResultSet row) throws SQLException {
    long into = row.getLong("merged_into");
    Long mergedInto = row.wasNull() ? null : into;
    return new Course(
        Instant.ofEpochMilli(row.getLong("began_at")),
        instant(row, "expected_at"),
        instant(row, "ended_at"),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        instant(row, "outage_at"),
        instant(row, "closed_at"),
        row.getString("closed_by"),
        mergedInto,
        row.getInt("reopened"),
        row.getInt("flapping") == 1);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
