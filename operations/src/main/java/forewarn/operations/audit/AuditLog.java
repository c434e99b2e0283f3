package forewarn.operations.audit;

import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who did what: entries are only ever appended, and each holds the hash of the one before it. An
 * entry is written in the transaction of the action. Thread-safe.
 */
public final class AuditLog {
  private static final String FIRST = "";
  private static final int BATCH = 1000;

  private final Database database;
  private final InstantSource clock;
  private final Runnable whenRecorded;

  public AuditLog(Database database, InstantSource clock) {
    this(database, clock, () -> {});
  }

  /**
   * A log that tells of its entries.
   *
   * @param whenRecorded run on the thread that has made an entry, before its transaction ends
   */
  public AuditLog(Database database, InstantSource clock, Runnable whenRecorded) {
    this.database = database;
    this.clock = clock;
    this.whenRecorded = whenRecorded;
  }

  /**
   * Appends an entry.
   *
   * @param action {@code noun.verb}
   * @param before what it was; null when there was nothing
   * @param after what it is now; null when there is nothing
   */
  public void record(
      Actor actor,
      String action,
      String object,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    database.inTransaction(() -> {
      Last last = last();
      AuditEntry entry =
          new AuditEntry(
              last.sequence() + 1,
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              actor.name(),
              actor.origin(),
              action,
              object,
              before == null ? null : Json.write(before),
              after == null ? null : Json.write(after),
              "");
      insert(entry, last.hash());
      whenRecorded.run();
      return true;
    });
  }

  private record Last(long sequence, String hash) {}

  private Last last() {
    return database
        .sql("select sequence, hash from audit order by sequence desc limit 1")
        .query((row, number) -> new Last(row.getLong("sequence"), row.getString("hash")))
        .optional()
        .orElse(new Last(0, FIRST));
  }

  private void insert(AuditEntry entry, String previous) {
    database
        .sql(
            "insert into audit values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            entry.sequence(),
            entry.at().toEpochMilli(),
            entry.actor(),
            entry.origin(),
            entry.action(),
            entry.object(),
            entry.before(),
            entry.after(),
            previous,
            hash(entry, previous))
        .update();
  }

  /** Entries behind a place, oldest first. */
  public List<AuditEntry> after(long sequence, int most) {
    return database
        .sql("select * from audit where sequence > ? order by sequence limit ?", sequence, most)
        .query((row, number) -> entry(row))
        .list();
  }

  /** Entries of a filter, newest first. */
  public List<AuditEntry> search(AuditFilter filter, int most, int skip) {
    Condition condition = Condition.of(filter);
    List<Object> values = new ArrayList<>(condition.values());
    values.add(most);
    values.add(skip);
    return database
        .sql(
            "select * from audit " + condition.sql() + " order by sequence desc limit ? offset ?",
            values.toArray())
        .query((row, number) -> entry(row))
        .list();
  }

  /** How many entries a filter finds. */
  public long count(AuditFilter filter) {
    Condition condition = Condition.of(filter);
    return database
        .sql("select count(*) from audit " + condition.sql(), condition.values().toArray())
        .query(Long.class)
        .single();
  }

  /** Every action there has been an entry of, in alphabetical order. */
  public List<String> actions() {
    return words("select distinct action from audit order by 1");
  }

  /** Everyone there has been an entry of, in alphabetical order. */
  public List<String> actors() {
    return words("select distinct actor from audit order by 1");
  }

  private List<String> words(String select) {
    return database.sql(select).query((row, number) -> row.getString(1)).list();
  }

  /** Looks through the whole chain, from the first entry to the newest or to the first broken. */
  public Verification verify() {
    String previous = FIRST;
    long checked = 0;
    while (true) {
      List<Linked> batch =
          database
              .sql(
                  "select * from audit where sequence > ? order by sequence limit ?",
                  checked,
                  BATCH)
              .query((row, number) -> new Linked(entry(row), row.getString("previous_hash")))
              .list();
      for (Linked linked : batch) {
        Optional<String> problem = problem(linked, checked, previous);
        if (problem.isPresent()) {
          return new Verification(checked, previous, checked + 1, problem.get());
        }
        previous = linked.entry().hash();
        checked++;
      }
      if (batch.size() < BATCH) {
        return new Verification(checked, previous, null, null);
      }
    }
  }

  private record Linked(AuditEntry entry, String previous) {}

  private static Optional<String> problem(Linked linked, long checked, String previous) {
    AuditEntry entry = linked.entry();
    if (entry.sequence() != checked + 1) {
      return Optional.of(
          "Entry " + (checked + 1) + " is missing: the next one is " + entry.sequence());
    }
    if (!linked.previous().equals(previous)) {
      return Optional.of(
          "Entry " + entry.sequence() + " does not follow the one before it: one was replaced");
    }
    return hash(entry, previous).equals(entry.hash())
        ? Optional.empty()
        : Optional.of("Entry " + entry.sequence() + " was changed after it was written");
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("sequence"),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        row.getString("actor"),
        row.getString("origin"),
        row.getString("action"),
        row.getString("object"),
        row.getString("before_value"),
        row.getString("after_value"),
        row.getString("hash"));
  }

  private static String hash(AuditEntry entry, String previous) {
    // As JSON, so that no two entries read the same.
    String text =
        Json.write(
            new Object[] {
              previous,
              entry.sequence(),
              entry.at().toEpochMilli(),
              entry.actor(),
              entry.origin(),
              entry.action(),
              entry.object(),
              entry.before(),
              entry.after()
            });
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256", e);
    }
  }
}
