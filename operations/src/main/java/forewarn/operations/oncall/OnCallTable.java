package forewarn.operations.oncall;

import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of people, levels and overrides. Thread-safe. */
final class OnCallTable {
  private final Database database;

  OnCallTable(Database database) {
    this.database = database;
  }

  private long next(String table) {
    return database
        .sql("select coalesce(max(number), 0) + 1 from " + table)
        .query(Long.class)
        .single();
  }

  Person insert(Person person) {
    Person numbered = person.numbered(next("oncall_people"));
    database
        .sql(
            "insert into oncall_people (number, name, user_name, mail, phone, chat)"
                + " values (?, ?, ?, ?, ?, ?)",
            numbered.number(),
            person.name(),
            person.user(),
            person.mail(),
            person.phone(),
            person.chat())
        .update();
    return numbered;
  }

  void update(Person person) {
    database
        .sql(
            "update oncall_people set name = ?, user_name = ?, mail = ?, phone = ?, chat = ?"
                + " where number = ?",
            person.name(),
            person.user(),
            person.mail(),
            person.phone(),
            person.chat(),
            person.number())
        .update();
  }

  void removePerson(long number, Instant at) {
    database
        .sql("update oncall_people set removed_at = ? where number = ?", at.toEpochMilli(), number)
        .update();
  }

  List<Person> people() {
    return people("where removed_at is null order by lower(name), number");
  }

  /** Removed ones too: what they did once stays theirs. */
  Optional<Person> person(long number) {
    return people("where number = ?", number).stream().findFirst();
  }

  private List<Person> people(String condition, Object... values) {
    return database
        .sql("select * from oncall_people " + condition, values)
        .query((row, number) ->
            new Person(
                row.getLong("number"),
                row.getString("name"),
                row.getString("user_name"),
                row.getString("mail"),
                row.getString("phone"),
                row.getString("chat")))
        .list();
  }

  void save(Level level) {
    Rotation rotation = level.rotation();
    QuietHours quiet = level.quiet();
    database
        .sql(
            "insert into oncall_levels (level, name, zone, turn, first_day, handover_time, people,"
                + " quiet_from, quiet_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (level) do update set name = excluded.name, zone = excluded.zone,"
                + " turn = excluded.turn, first_day = excluded.first_day,"
                + " handover_time = excluded.handover_time, people = excluded.people,"
                + " quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until",
            level.number(),
            level.name(),
            rotation.zone().getId(),
            rotation.turn().name().toLowerCase(Locale.ROOT),
            rotation.firstDay().toString(),
            rotation.handover().toString(),
            Json.write(rotation.people().stream().map(String::valueOf).toList()),
            quiet == null ? null : quiet.from().toString(),
            quiet == null ? null : quiet.until().toString())
        .update();
  }

  void removeLevel(int level) {
    database.sql("delete from oncall_levels where level = ?", level).update();
  }

  List<Level> levels() {
    return database
        .sql("select * from oncall_levels order by level")
        .query((row, number) -> level(row))
        .list();
  }

  private static Level level(ResultSet row) throws SQLException {
    @Nullable String from = row.getString("quiet_from");
    @Nullable String until = row.getString("quiet_until");
    return new Level(
        row.getInt("level"),
        row.getString("name"),
        new Rotation(
            ZoneId.of(row.getString("zone")),
            Rotation.Turn.valueOf(row.getString("turn").toUpperCase(Locale.ROOT)),
            LocalDate.parse(row.getString("first_day")),
            LocalTime.parse(row.getString("handover_time")),
            Json.texts(row.getString("people")).stream().map(Long::valueOf).toList()),
        from == null || until == null
            ? null
            : new QuietHours(LocalTime.parse(from), LocalTime.parse(until)));
  }

  StandIn insert(StandIn override, Instant now) {
    long number = next("oncall_overrides");
    database
        .sql(
            "insert into oncall_overrides (number, level, person, from_at, until_at, made_by,"
                + " made_at) values (?, ?, ?, ?, ?, ?, ?)",
            number,
            override.level(),
            override.person(),
            override.from().toEpochMilli(),
            override.until().toEpochMilli(),
            override.madeBy(),
            now.toEpochMilli())
        .update();
    return new StandIn(
        number,
        override.level(),
        override.person(),
        override.from(),
        override.until(),
        override.madeBy());
  }

  int removeOverride(long number, Instant at) {
    return database
        .sql(
            "update oncall_overrides set removed_at = ? where number = ? and removed_at is null",
            at.toEpochMilli(),
            number)
        .update();
  }

  /** Those that are not over at a moment, of all levels, earliest first. */
  List<StandIn> overridesFrom(Instant at) {
    return database
        .sql(
            "select * from oncall_overrides where removed_at is null and until_at > ?"
                + " order by from_at, number",
            at.toEpochMilli())
        .query((row, number) ->
            new StandIn(
                row.getLong("number"),
                row.getInt("level"),
                row.getLong("person"),
                Instant.ofEpochMilli(row.getLong("from_at")),
                Instant.ofEpochMilli(row.getLong("until_at")),
                row.getString("made_by")))
        .list();
  }
}
