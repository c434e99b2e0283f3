package forewarn.console.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Users' own queries and those they share. Thread-safe. */
@Repository
class SavedQueries {
  static final int LONGEST_NAME = 100;
  static final int LONGEST_DESCRIPTION = 500;
  static final int MOST_OF_A_USER = 500;

  private static final String ALL =
      "select number, owner, name, description, sql, shared, saved_at from saved_queries ";

  private final JdbcClient database;
  private final InstantSource clock;

  SavedQueries(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What a user's query is to be saved as. */
  record Draft(String name, String description, String sql, boolean shared) {}

  /** A user's own and the shared ones of others, by name. */
  List<SavedQuery> visibleTo(String user) {
    return database
        .sql(ALL + "where owner = ? or shared = 1 order by lower(name), owner")
        .param(user)
        .query()
        .listOfRows()
        .stream()
        .map(SavedQueries::saved)
        .toList();
  }

  Optional<SavedQuery> find(long number) {
    return database.sql(ALL + "where number = ?").param(number).query().listOfRows().stream()
        .findFirst()
        .map(SavedQueries::saved);
  }

  long countOf(String user) {
    return database
        .sql("select count(*) from saved_queries where owner = ?")
        .param(user)
        .query(Long.class)
        .single();
  }

  /** Saves under a name, in place of the user's own of that name. */
  SavedQuery save(String owner, Draft draft) {
    return database
        .sql(
            """
            insert into saved_queries (owner, name, description, sql, shared, saved_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (owner, name) do update set description = excluded.description,
              sql = excluded.sql, shared = excluded.shared, saved_at = excluded.saved_at
            returning number, owner, name, description, sql, shared, saved_at\
            """)
        .param(owner)
        .param(draft.name())
        .param(draft.description())
        .param(draft.sql())
        .param(draft.shared() ? 1 : 0)
        .param(clock.instant().toString())
        .query()
        .listOfRows()
        .stream()
        .findFirst()
        .map(SavedQueries::saved)
        .orElseThrow();
  }

  void delete(long number) {
    database.sql("delete from saved_queries where number = ?").param(number).update();
  }

  private static SavedQuery saved(Map<String, @Nullable Object> row) {
    return new SavedQuery(
        number(row, "number"),
        String.valueOf(row.get("owner")),
        String.valueOf(row.get("name")),
        String.valueOf(row.get("description")),
        String.valueOf(row.get("sql")),
        number(row, "shared") == 1,
        Instant.parse(String.valueOf(row.get("saved_at"))));
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column), column)).longValue();
  }
}
