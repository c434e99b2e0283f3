package forewarn.operations.audit;

import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did what: entries are only ever appended, and each holds the hash of the one before it. An
 * entry is written in the transaction of the action. Thread-safe.
 */
public final class AuditLog {
  private static final String FIRST = "";

  private final Database database;
  private final InstantSource clock;

  public AuditLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
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
        .query((row, number) ->
            new AuditEntry(
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("occurred_at")),
                row.getString("actor"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("object"),
                row.getString("before_value"),
                row.getString("after_value"),
                row.getString("hash")))
        .list();
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
