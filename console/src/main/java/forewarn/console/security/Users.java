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

  /** Everybody, in order of names. */
  public List<User> all() {
    return database
        .sql("select name, password_hash, role, created_at from users order by name")
        .query()
        .listOfRows()
        .stream()
        .map(Users::user)
        .toList();
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

  /**
   * Gives a user another password, which ends their sessions.
   *
   * @throws IllegalArgumentException when there is no such user, or the password will not do
   */
  public void changePassword(String name, String password) {
    requireUsable(password);
    change("password_hash", String.valueOf(passwords.encode(password)), name);
  }

  /**
   * Gives a user another role, which ends their sessions.
   *
   * @throws IllegalArgumentException when there is no such user, or nobody would be left to
   *     administer
   */
  public void changeRole(String name, Role role) {
    if (role != Role.ADMIN) {
      requireAnotherAdmin("Cannot make user '%s' %s".formatted(name, role), name);
    }
    change("role", role.name(), name);
  }

  /**
   * Takes a user away and ends their sessions.
   *
   * @throws IllegalArgumentException when there is no such user, or nobody would be left to
   *     administer
   */
  public void remove(String name) {
    requireAnotherAdmin("Cannot remove user '%s'".formatted(name), name);
    requireFound(name, database.sql("delete from users where name = ?").param(name).update());
  }

  private void change(String column, String value, String name) {
    requireFound(
        name,
        database
            .sql("update users set " + column + " = ? where name = ?")
            .param(value)
            .param(name)
            .update());
  }

  private static void requireFound(String name, int rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("Cannot find user '" + name + "': there is none");
    }
  }

  private void requireAnotherAdmin(String what, String name) {
    List<String> admins =
        all().stream().filter(user -> user.role() == Role.ADMIN).map(User::name).toList();
    if (admins.equals(List.of(name))) {
      throw new IllegalArgumentException(what + ": nobody else is an admin");
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
