package forewarn.operations.report;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.report.ReportSchedule.Rhythm;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import forewarn.operations.tool.mail.Mailer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The schedules of reports, which a restart does not lose. Thread-safe. */
public final class ReportSchedules {
  private static final int MOST = 100;

  private final Database database;
  private final AuditLog audit;
  private final InstantSource clock;

  public ReportSchedules(Database database, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds a schedule.
   *
   * @throws IllegalArgumentException when an address is invalid, or there are too many schedules
   */
  public ReportSchedule add(
      ReportKind kind,
      ReportFormat format,
      Rhythm rhythm,
      Locale language,
      List<String> recipients,
      Actor actor) {
    List<String> problems = Mailer.problems(recipients);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join(". ", problems));
    }
    return database.inTransaction(() -> {
      if (list().size() >= MOST) {
        throw new IllegalArgumentException("Cannot add a schedule: there are " + MOST);
      }
      long number =
          database
              .sql("select coalesce(max(id), 0) + 1 from report_schedules")
              .query(Long.class)
              .single();
      Instant due = rhythm.after(clock.instant());
      database
          .sql(
              "insert into report_schedules values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 0, null, null)",
              number,
              kind.key(),
              format.key(),
              rhythm.weekday() == null ? "daily" : "weekly",
              rhythm.weekday() == null ? 0 : rhythm.weekday().getValue(),
              rhythm.time().toString(),
              rhythm.zone().getId(),
              language.toLanguageTag(),
              Json.write(recipients),
              actor.name(),
              due.toEpochMilli(),
              due.toEpochMilli())
          .update();
      ReportSchedule added = find(number).orElseThrow();
      audit.record(actor, "report.schedule", added.id(), null, told(added));
      return added;
    });
  }

  /** Lets a schedule rest, or go on from its next time; nothing when there is none. */
  public void enable(long number, boolean enabled, Actor actor) {
    database.inTransaction(() -> {
      ReportSchedule before = find(number).orElse(null);
      if (before != null && before.enabled() != enabled) {
        long due = before.rhythm().after(clock.instant()).toEpochMilli();
        database
            .sql(
                "update report_schedules set enabled = ?, due_at = ?, next_at = ?, attempts = 0 where id = ?",
                enabled ? 1 : 0,
                due,
                due,
                number)
            .update();
        audit.record(
            actor,
            enabled ? "report.resume" : "report.pause",
            before.id(),
            told(before),
            told(find(number).orElseThrow()));
      }
      return true;
    });
  }

  /** Removes a schedule; nothing when there is none. */
  public void remove(long number, Actor actor) {
    database.inTransaction(() -> {
      find(number)
          .ifPresent(before -> {
            database.sql("delete from report_schedules where id = ?", number).update();
            audit.record(actor, "report.unschedule", before.id(), told(before), null);
          });
      return true;
    });
  }

  public List<ReportSchedule> list() {
    return select("order by id");
  }

  public Optional<ReportSchedule> find(long number) {
    return select("where id = ?", number).stream().findFirst();
  }

  List<ReportSchedule> dueAt(Instant now) {
    return select("where enabled = 1 and next_at <= ? order by next_at, id", now.toEpochMilli());
  }

  /** Whether it is ours to do now: another process that looks after the same store may be first. */
  boolean claim(ReportSchedule schedule, Instant until) {
    return database
            .sql(
                "update report_schedules set next_at = ? where id = ? and next_at = ? and enabled = 1",
                until.toEpochMilli(),
                schedule.number(),
                schedule.next().toEpochMilli())
            .update()
        == 1;
  }

  /** Notes what came of it, and goes on to the next time. */
  void done(ReportSchedule schedule, String outcome) {
    long due = schedule.rhythm().after(clock.instant()).toEpochMilli();
    note(schedule, outcome, due, due, 0);
  }

  /** Notes why it failed, and tries the same again after a while. */
  void failed(ReportSchedule schedule, String outcome, Duration pause) {
    note(
        schedule,
        outcome,
        schedule.due().toEpochMilli(),
        clock.instant().plus(pause).toEpochMilli(),
        schedule.attempts() + 1);
  }

  private void note(ReportSchedule schedule, String outcome, long due, long next, int attempts) {
    database
        .sql(
            "update report_schedules set due_at = ?, next_at = ?, attempts = ?, last_at = ?, last_outcome = ? where id = ?",
            due,
            next,
            attempts,
            clock.instant().toEpochMilli(),
            outcome,
            schedule.number())
        .update();
  }

  private List<ReportSchedule> select(String condition, Object... values) {
    return database
        .sql("select * from report_schedules " + condition, values)
        .query((row, number) -> schedule(row))
        .list();
  }

  private static ReportSchedule schedule(ResultSet row) throws SQLException {
    int weekday = row.getInt("weekday");
    long lastAt = row.getLong("last_at");
    Instant last = row.wasNull() ? null : Instant.ofEpochMilli(lastAt);
    return new ReportSchedule(
        row.getLong("id"),
        ReportKind.of(row.getString("kind")).orElseThrow(),
        ReportFormat.of(row.getString("format")).orElseThrow(),
        new Rhythm(
            weekday == 0 ? null : DayOfWeek.of(weekday),
            LocalTime.parse(row.getString("start_time")),
            ZoneId.of(row.getString("zone"))),
        Locale.forLanguageTag(row.getString("language")),
        Json.texts(row.getString("recipients")),
        row.getInt("enabled") == 1,
        row.getString("made_by"),
        Instant.ofEpochMilli(row.getLong("due_at")),
        Instant.ofEpochMilli(row.getLong("next_at")),
        row.getInt("attempts"),
        last,
        row.getString("last_outcome"));
  }

  private static Map<String, Object> told(ReportSchedule schedule) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("kind", schedule.kind().key());
    told.put("format", schedule.format().key());
    told.put("rhythm", schedule.rhythm().toString());
    told.put("recipients", schedule.recipients());
    told.put("enabled", schedule.enabled());
    return told;
  }
}
