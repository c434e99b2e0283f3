package forewarn.operations.handover;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.handover.ShiftReport.Expected;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The handing over of shifts. A giver signs the report as it stands, with notes; another user signs
 * that they have taken it. What was taken is never changed. Thread-safe.
 */
public final class Handovers {
  /** Characters of notes. */
  public static final int LONGEST_NOTES = 8000;

  private static final Duration FIRST_SHIFT = Duration.ofHours(12);

  private final Database database;
  private final ShiftReporter reporter;
  private final EventLog events;
  private final AuditLog audit;
  private final InstantSource clock;

  public Handovers(
      Database database,
      ShiftReporter reporter,
      EventLog events,
      AuditLog audit,
      InstantSource clock) {
    this.database = database;
    this.reporter = reporter;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The report as it stands now: changes are those since the last handover, or of the last 12 hours
   * when there was none.
   *
   * @param predicted outages that are expected
   */
  public ShiftReport now(List<Expected> predicted) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Start start = start(now);
    return reporter.report(now, start.at(), start.sequence(), predicted);
  }

  private record Start(Instant at, long sequence) {}

  private Start start(Instant now) {
    return database
        .sql(
            "select given_at, until_sequence from handovers where taken_at is not null"
                + " order by number desc limit 1")
        .query((row, number) ->
            new Start(Instant.ofEpochMilli(row.getLong("given_at")), row.getLong("until_sequence")))
        .optional()
        .orElseGet(() -> {
          Instant from = now.minus(FIRST_SHIFT);
          return new Start(from, events.newestBefore(from));
        });
  }

  /** The one that a giver has signed and nobody has taken yet. */
  public Optional<Handover> waiting() {
    return select("where taken_at is null and withdrawn_at is null order by number desc limit 1")
        .stream()
        .findFirst();
  }

  /** By number; withdrawn ones too. */
  public Optional<Handover> find(long number) {
    return select("where number = ?", number).stream().findFirst();
  }

  /** Those that both have signed, newest first. */
  public List<Handover> list(int most, int skip) {
    return select("where taken_at is not null order by number desc limit ? offset ?", most, skip);
  }

  /**
   * Signs the report as it stands for the giver.
   *
   * @throws IllegalArgumentException when the notes are too long or one waits to be taken already
   */
  public Handover give(String notes, List<Expected> predicted, Actor giver) {
    if (notes.length() > LONGEST_NOTES) {
      throw new IllegalArgumentException(
          "Invalid notes: " + notes.length() + " characters, expected at most " + LONGEST_NOTES);
    }
    return database.inTransaction(() -> {
      waiting()
          .ifPresent(waiting -> {
            throw new IllegalArgumentException(
                "Cannot hand over: "
                    + waiting.id()
                    + " by "
                    + waiting.giver()
                    + " waits to be taken");
          });
      ShiftReport report = now(predicted);
      Start start = start(report.at());
      long number =
          database
              .sql("select coalesce(max(number), 0) + 1 from handovers")
              .query(Long.class)
              .single();
      database
          .sql(
              "insert into handovers (number, since_sequence, until_sequence, content, notes,"
                  + " giver, given_at) values (?, ?, ?, ?, ?, ?, ?)",
              number,
              start.sequence(),
              events.newest(),
              Json.write(report),
              notes.strip(),
              giver.name(),
              report.at().toEpochMilli())
          .update();
      audit.record(giver, "handover.give", "handover " + number, null, Map.of("notes", notes));
      return find(number).orElseThrow();
    });
  }

  /**
   * Signs a waiting one for the taker.
   *
   * @throws IllegalArgumentException when it does not wait, or the taker is the giver
   */
  public Handover take(long number, Actor taker) {
    return database.inTransaction(() -> {
      Handover handover = requireWaiting(number);
      if (handover.giver().equals(taker.name())) {
        throw new IllegalArgumentException(
            "Cannot take " + handover.id() + ": " + taker.name() + " has given it");
      }
      database
          .sql(
              "update handovers set taker = ?, taken_at = ? where number = ?",
              taker.name(),
              clock.instant().toEpochMilli(),
              number)
          .update();
      events.append(
          EventTypes.SHIFT_HANDED_OVER,
          handover.id(),
          taker.name(),
          Map.of("giver", handover.giver(), "taker", taker.name()));
      audit.record(taker, "handover.take", handover.id(), null, Map.of("giver", handover.giver()));
      return find(number).orElseThrow();
    });
  }

  /**
   * Takes the giver's signature back.
   *
   * @throws IllegalArgumentException when it does not wait
   */
  public void withdraw(long number, Actor actor) {
    database.inTransaction(() -> {
      Handover handover = requireWaiting(number);
      database
          .sql(
              "update handovers set withdrawn_at = ? where number = ?",
              clock.instant().toEpochMilli(),
              number)
          .update();
      audit.record(
          actor, "handover.withdraw", handover.id(), Map.of("giver", handover.giver()), null);
      return true;
    });
  }

  private Handover requireWaiting(long number) {
    return waiting()
        .filter(waiting -> waiting.number() == number)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Cannot sign handover " + number + ": it does not wait to be taken"));
  }

  private List<Handover> select(String condition, Object... values) {
    return database
        .sql("select * from handovers " + condition, values)
        .query((row, number) -> handover(row))
        .list();
  }

  private static Handover handover(ResultSet row) throws SQLException {
    long taken = row.getLong("taken_at");
    @Nullable Instant at = row.wasNull() ? null : Instant.ofEpochMilli(taken);
    return new Handover(
        row.getLong("number"),
        Json.read(row.getString("content"), ShiftReport.class),
        row.getString("notes"),
        row.getString("giver"),
        Instant.ofEpochMilli(row.getLong("given_at")),
        row.getString("taker"),
        at);
  }
}
