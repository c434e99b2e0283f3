package forewarn.assistant.conversation;

import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.conversation.Message.Rating;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations as they are kept: each is its user's alone, and another user's of the same id is
 * another one. What is said is stored before it is answered. Thread-safe.
 */
public final class Conversations {
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST_COMMENT = 1_000;

  private final Database database;
  private final InstantSource clock;

  public Conversations(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A user's conversations, newest first.
   *
   * @param words in a title or message; all when empty
   */
  public List<Conversation> list(String user, String words, int most) {
    String like = "%" + escaped(words.strip().toLowerCase(Locale.ROOT)) + "%";
    return database
        .sql(
            """
            select id, title, started_at, changed_at from conversations c
            where user_name = ? and exists (
              select 1 from conversation_messages m
              where m.user_name = c.user_name and m.conversation = c.id
                and (lower(m.text) like ? escape '!' or lower(c.title) like ? escape '!'))
            order by changed_at desc, id limit ?\
            """,
            user,
            like,
            like,
            most)
        .query((row, number) -> conversation(row))
        .list();
  }

  public Optional<Conversation> find(String user, String id) {
    return database
        .sql(
            "select id, title, started_at, changed_at from conversations"
                + " where user_name = ? and id = ?",
            user,
            id)
        .query((row, number) -> conversation(row))
        .optional();
  }

  /** All that was said, oldest first; empty when the user has no such conversation. */
  public List<Message> messages(String user, String id) {
    return database
        .sql(
            """
            select number, text, answer, said_at, rating, comment from conversation_messages
            where user_name = ? and conversation = ? order by number\
            """,
            user,
            id)
        .query((row, number) -> message(row))
        .list();
  }

  /** Takes down what the user says; the first message begins the conversation. */
  public Message say(String user, String id, String text) {
    return append(user, id, text, null);
  }

  /** Takes down an answer. */
  public Message answer(String user, String id, Answer answer) {
    return append(user, id, answer.text(), answer);
  }

  private Message append(String user, String id, String text, @Nullable Answer answer) {
    Instant now = clock.instant();
    return database.inTransaction(() -> {
      begin(user, id, text, now);
      long number = next(user, id);
      database
          .sql(
              """
              insert into conversation_messages
                (user_name, conversation, number, role, text, answer, said_at)
              values (?, ?, ?, ?, ?, ?, ?)\
              """,
              user,
              id,
              number,
              answer == null ? "user" : "assistant",
              text,
              answer == null ? null : Json.write(answer),
              now.toEpochMilli())
          .update();
      return new Message(number, text, answer, now, Rating.NONE, "");
    });
  }

  private void begin(String user, String id, String text, Instant now) {
    String line = text.strip().replaceAll("\\s+", " ");
    String title = line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) + "…" : line;
    database
        .sql(
            """
            insert into conversations (user_name, id, title, started_at, changed_at)
            values (?, ?, ?, ?, ?)
            on conflict (user_name, id) do update set changed_at = excluded.changed_at,
              title = case when conversations.title = '' then excluded.title
                else conversations.title end\
            """,
            user,
            id,
            title,
            now.toEpochMilli(),
            now.toEpochMilli())
        .update();
  }

  private long next(String user, String id) {
    return database
        .sql(
            "select coalesce(max(number), 0) + 1 from conversation_messages"
                + " where user_name = ? and conversation = ?",
            user,
            id)
        .query(Long.class)
        .single();
  }

  /** The query that the next question may edit. */
  public Optional<SemanticQuery> lastQuery(String user, String id) {
    return database
        .sql("select last_query from conversations where user_name = ? and id = ?", user, id)
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(text -> text)
        .flatMap(QueryText::read);
  }

  public void keepQuery(String user, String id, SemanticQuery query) {
    database.inTransaction(() -> {
      begin(user, id, "", clock.instant());
      return database
          .sql(
              "update conversations set last_query = ? where user_name = ? and id = ?",
              QueryText.write(query),
              user,
              id)
          .update();
    });
  }

  /**
   * Takes down what the user thinks of an answer.
   *
   * @return whether the user has such an answer
   * @throws IllegalArgumentException when the comment is too long
   */
  public boolean rate(String user, String id, long number, Rating rating, String comment) {
    if (comment.length() > LONGEST_COMMENT) {
      throw new IllegalArgumentException(
          "Invalid comment: %d characters, expected at most %d"
              .formatted(comment.length(), LONGEST_COMMENT));
    }
    int changed =
        database
            .sql(
                """
                update conversation_messages set rating = ?, comment = ?
                where user_name = ? and conversation = ? and number = ? and role = 'assistant'\
                """,
                rating.ordinal(),
                comment.strip(),
                user,
                id,
                number)
            .update();
    return changed == 1;
  }

  /** Forgets a conversation and all that belongs to it. */
  public void remove(String user, String id) {
    database.inTransaction(() -> {
      for (String of : List.of("conversation_messages", "conversation_proposals")) {
        database
            .sql("delete from " + of + " where user_name = ? and conversation = ?", user, id)
            .update();
      }
      return database
          .sql("delete from conversations where user_name = ? and id = ?", user, id)
          .update();
    });
  }

  /** Conversations of anybody with an answer that was rated: what evaluation cases are made of. */
  List<List<Message>> rated() {
    return database
        .sql(
            "select distinct user_name, conversation from conversation_messages"
                + " where rating > 0 order by user_name, conversation")
        .query((row, number) -> List.of(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .map(of -> messages(of.get(0), of.get(1)))
        .toList();
  }

  private static String escaped(String words) {
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static Conversation conversation(ResultSet row) throws SQLException {
    return new Conversation(
        row.getString("id"),
        row.getString("title"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }

  private static Message message(ResultSet row) throws SQLException {
    String answer = row.getString("answer");
    String comment = row.getString("comment");
    return new Message(
        row.getLong("number"),
        row.getString("text"),
        answer == null ? null : Json.read(answer, Answer.class),
        Instant.ofEpochMilli(row.getLong("said_at")),
        Rating.values()[row.getInt("rating")],
        comment == null ? "" : comment);
  }
}
