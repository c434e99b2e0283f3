package forewarn.console.security;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The users of this installation. Thread-safe. */
@Repository
public class Users {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final int SHORTEST_PASSWORD = 12;
  // bcrypt ignores what lies beyond.
  private static final int LONGEST_PASSWORD = 72;

  private final JdbcClient database;
  private final PasswordEncoder passwords;
  private final InstantSource clock;

  Users(JdbcClient database, PasswordEncoder passwords, InstantSource clock) {
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
  }

  public Optional<User> find(String name) {
    return database
        .sql("select name, password_hash, role, created_at from users where name = ?")
        .param(name)
        .query()
        .listOfRows()
        .stream()
        .findFirst()
        .map(Users::user);
  }

  /** All names, in order. */
  public List<String> names() {
    return database
        .sql("select name from users order by name")
        .query((row, number) -> row.getString("name"))
        .list();
  }

  public boolean isEmpty() {
    return database.sql("select count(*) from users").query(Long.class).single() == 0;
  }

  /**
   * Adds a user.
   *
   * @throws IllegalArgumentException when the name is taken, or name or password will not do
   */
  public void add(String name, String password, Role role) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid user name '" + name + "': 1 to 64 of a-z, 0-9, '.', '_', '@', '-'");
    }
    requireUsable(password);
    int added =
        database
            .sql(
                """
                insert into users (name, password_hash, role, created_at)
                values (?, ?, ?, ?) on conflict (name) do nothing\
                """)
            .param(name)
            .param(passwords.encode(password))
            .param(role.name())
            .param(clock.instant().toString())
            .update();
    if (added == 0) {
      throw new IllegalArgumentException("Cannot add user '" + name + "': the name is taken");
    }
  }

  private static User user(Map<String, @Nullable Object> row) {
    return new User(
        String.valueOf(row.get("name")),
        String.valueOf(row.get("password_hash")),
        Role.valueOf(String.valueOf(row.get("role"))),
        Instant.parse(String.valueOf(row.get("created_at"))));
  }

  private static void requireUsable(String password) {
    int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "Invalid password: "
              + password.length()
              + " characters, expected "
              + SHORTEST_PASSWORD
              + " to "
              + LONGEST_PASSWORD);
    }
  }
}
