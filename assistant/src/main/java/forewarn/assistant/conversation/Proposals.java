package forewarn.assistant.conversation;

import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits for a user's confirmation. A confirmation is good for one user, one conversation and
 * the input that was shown; it is used once and expires. Thread-safe.
 */
public final class Proposals {
  static final Duration VALID = Duration.ofMinutes(10);

  private final Database database;
  private final InstantSource clock;

  public Proposals(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Proposal propose(
      String user, String conversation, String tool, Map<String, Object> input, String summary) {
    Instant now = clock.instant();
    Proposal proposal =
        new Proposal(
            UUID.randomUUID().toString(),
            tool,
            input,
            summary,
            now.plus(VALID),
            Proposal.State.OPEN);
    database
        .sql(
            """
            insert into conversation_proposals
              (id, user_name, conversation, tool, input, summary, proposed_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)\
            """,
            proposal.id(),
            user,
            conversation,
            tool,
            Json.write(input),
            summary,
            now.toEpochMilli(),
            proposal.expiresAt().toEpochMilli())
        .update();
    return proposal;
  }

  /** A user's own, whatever has become of it. */
  public Optional<Proposal> find(String user, String conversation, String id) {
    return database
        .sql(
            "select * from conversation_proposals"
                + " where user_name = ? and conversation = ? and id = ?",
            user,
            conversation,
            id)
        .query((row, number) -> proposal(row))
        .optional();
  }

  /** The newest that still waits. */
  Optional<Proposal> newest(String user, String conversation) {
    return database
        .sql(
            """
            select * from conversation_proposals
            where user_name = ? and conversation = ? and settled_at is null and expires_at > ?
            order by proposed_at desc, id limit 1\
            """,
            user,
            conversation,
            clock.instant().toEpochMilli())
        .query((row, number) -> proposal(row))
        .optional();
  }

  /** Uses it up; empty when there is none, it has expired, or has been used before. */
  Optional<Proposal> settle(String user, String conversation, String id) {
    long now = clock.instant().toEpochMilli();
    int changed =
        database
            .sql(
                """
                update conversation_proposals set settled_at = ?
                where user_name = ? and conversation = ? and id = ?
                  and settled_at is null and expires_at > ?\
                """,
                now,
                user,
                conversation,
                id,
                now)
            .update();
    return changed == 1 ? find(user, conversation, id) : Optional.empty();
  }

  private Proposal proposal(ResultSet row) throws SQLException {
    Instant expires = Instant.ofEpochMilli(row.getLong("expires_at"));
    row.getLong("settled_at");
    boolean settled = !row.wasNull();
    Proposal.State open =
        expires.isAfter(clock.instant()) ? Proposal.State.OPEN : Proposal.State.EXPIRED;
    return new Proposal(
        row.getString("id"),
        row.getString("tool"),
        Json.object(row.getString("input")),
        row.getString("summary"),
        expires,
        settled ? Proposal.State.SETTLED : open);
  }
}
