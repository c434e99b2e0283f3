package forewarn.operations.event;

import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All events, appended in the transaction that makes them true. Whoever acts on events keeps a
 * cursor and moves it in the transaction of the act: then every event is acted on exactly once,
 * whenever the process is killed. Thread-safe.
 */
public final class EventLog {
  private static final String COLUMNS = "sequence, type, subject, actor, occurred_at, data";

  private final Database database;
  private final InstantSource clock;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

  public EventLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Appends an event.
   *
   * @return with its place and time
   */
  public Event append(String type, String subject, String actor, Map<String, Object> data) {
    return database.inTransaction(() -> {
      Event event = new Event(newest() + 1, type, subject, actor, clock.instant(), data);
      database
          .sql(
              "insert into events (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)",
              event.sequence(),
              type,
              subject,
              actor,
              event.at().toEpochMilli(),
              Json.write(event.data()))
          .update();
      tellAfterCommit(event.sequence());
      return event;
    });
  }

  /** The place of the newest event; 0 when there is none. */
  public long newest() {
    return database.sql("select coalesce(max(sequence), 0) from events").query(Long.class).single();
  }

  /** Events behind a place, oldest first. */
  public List<Event> after(long sequence, int most) {
    return select("where sequence > ? order by sequence limit ?", sequence, most);
  }

  /** Events of a type in a span of time, the end excluded, oldest first. */
  public List<Event> between(String type, Instant from, Instant to, int most) {
    return select(
        "where type = ? and occurred_at >= ? and occurred_at < ? order by sequence limit ?",
        type,
        from.toEpochMilli(),
        to.toEpochMilli(),
        most);
  }

  /** How many events there are of each type behind a place, most first. */
  public Map<String, Long> countsAfter(long sequence) {
    Map<String, Long> counts = new LinkedHashMap<>();
    database
        .sql(
            "select type, count(*) as times from events where sequence > ?"
                + " group by type order by count(*) desc, type",
            sequence)
        .query((row, number) -> counts.put(row.getString("type"), row.getLong("times")))
        .list();
    return counts;
  }

  /** The place of the newest event before a moment; 0 when there is none. */
  public long newestBefore(Instant at) {
    return database
        .sql(
            "select coalesce(max(sequence), 0) from events where occurred_at < ?",
            at.toEpochMilli())
        .query(Long.class)
        .single();
  }

  /** All events of a subject, oldest first. */
  public List<Event> of(String subject) {
    return select("where subject = ? order by sequence", subject);
  }

  private List<Event> select(String condition, Object... values) {
    return database
        .sql("select " + COLUMNS + " from events " + condition, values)
        .query((row, number) ->
            new Event(
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("actor"),
                Instant.ofEpochMilli(row.getLong("occurred_at")),
                Json.object(row.getString("data"))))
        .list();
  }

  /** Up to where somebody has acted; a new one begins behind the newest event. */
  public long cursor(String name) {
    return database.inTransaction(() -> cursor(name, newest()));
  }

  /** Up to where somebody has acted; a new one begins behind a place. */
  public long cursor(String name, long first) {
    return database.inTransaction(() ->
        database
            .sql("select sequence from cursors where name = ?", name)
            .query(Long.class)
            .optional()
            .orElseGet(() -> {
              moveCursor(name, first);
              return first;
            }));
  }

  /** Notes, in the transaction of the act, that all events up to a place have been acted on. */
  public void moveCursor(String name, long sequence) {
    database
        .sql(
            "insert into cursors (name, sequence) values (?, ?)"
                + " on conflict (name) do update set sequence = excluded.sequence",
            name,
            sequence)
        .update();
  }

  /**
   * Calls after each commit that appended events, with the place of the newest, in the thread that
   * committed: for pushing and waking up, not for work.
   */
  public void whenAppended(LongConsumer listener) {
    listeners.add(listener);
  }

  private void tellAfterCommit(long sequence) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            listeners.forEach(listener -> listener.accept(sequence));
          }
        });
  }
}
