package forewarn.console.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each user has asked, with how it ended: the last 200 of each. Thread-safe. */
@Repository
class QueryHistory {
  static final int KEPT = 200;

  private final JdbcClient database;

  QueryHistory(JdbcClient database) {
    this.database = database;
  }

  void add(PastQuery query) {
    database
        .sql(
            """
            insert into query_history
              (id, user_name, sql, begun_at, duration_ms, result_rows, truncated, outcome, message, use)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .param(query.id())
        .param(query.user())
        .param(query.sql())
        .param(query.begunAt().toString())
        .param(query.durationMs())
        .param(query.rows())
        .param(query.truncated() ? 1 : 0)
        .param(query.outcome())
        .param(query.message())
        .param(query.use())
        .update();
    database
        .sql(
            """
            delete from query_history where user_name = ?1 and number <= coalesce((
              select number from query_history where user_name = ?1
              order by number desc limit 1 offset ?2), 0)\
            """)
        .param(1, query.user())
        .param(2, KEPT)
        .update();
  }

  /** The newest first. */
  List<PastQuery> of(String user, int limit) {
    return database
        .sql("select * from query_history where user_name = ? order by number desc limit ?")
        .param(user)
        .param(limit)
        .query()
        .listOfRows()
        .stream()
        .map(QueryHistory::past)
        .toList();
  }

  private static PastQuery past(Map<String, @Nullable Object> row) {
    return new PastQuery(
        text(row, "id"),
        text(row, "user_name"),
        text(row, "sql"),
        Instant.parse(text(row, "begun_at")),
        number(row, "duration_ms"),
        row.get("result_rows") == null ? null : number(row, "result_rows"),
        number(row, "truncated") == 1,
        text(row, "outcome"),
        (String) row.get("message"),
        text(row, "use"));
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column), column)).longValue();
  }
}
