package forewarn.operations.oncall;

import forewarn.operations.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who was told what. Thread-safe. */
final class PageTable {
  private final Database database;

  PageTable(Database database) {
    this.database = database;
  }

  /** Stores a page by its key. */
  void save(Page page) {
    Instant sent = page.sent();
    long number =
        database
            .sql("select coalesce(max(number), 0) + 1 from oncall_pages")
            .query(Long.class)
            .single();
    database
        .sql(
            "insert into oncall_pages (number, call_key, level, person, channel, incident, message,"
                + " asked_at, due_at, sent_at, problem) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (call_key) do update set person = excluded.person,"
                + " channel = excluded.channel, sent_at = excluded.sent_at,"
                + " problem = excluded.problem",
            number,
            page.key(),
            page.level(),
            page.person(),
            page.channel(),
            page.incident(),
            page.message(),
            page.asked().toEpochMilli(),
            page.due().toEpochMilli(),
            sent == null ? null : sent.toEpochMilli(),
            page.problem())
        .update();
  }

  Optional<Page> find(String key) {
    return select("where call_key = ?", key).stream().findFirst();
  }

  /** The newest ones first. */
  List<Page> newest(int most) {
    return select("order by number desc limit ?", most);
  }

  /** Those that wait and are due at a moment. */
  List<Page> due(Instant at) {
    return select(
        "where sent_at is null and problem is null and due_at <= ? order by number",
        at.toEpochMilli());
  }

  private List<Page> select(String condition, Object... values) {
    return database
        .sql("select * from oncall_pages " + condition, values)
        .query((row, number) -> page(row))
        .list();
  }

  private static Page page(ResultSet row) throws SQLException {
    long sent = row.getLong("sent_at");
    @Nullable Instant told = row.wasNull() ? null : Instant.ofEpochMilli(sent);
    return new Page(
        row.getLong("number"),
        row.getString("call_key"),
        row.getInt("level"),
        row.getLong("person"),
        row.getString("channel"),
        row.getString("incident"),
        row.getString("message"),
        Instant.ofEpochMilli(row.getLong("asked_at")),
        Instant.ofEpochMilli(row.getLong("due_at")),
        told,
        row.getString("problem"));
  }
}
