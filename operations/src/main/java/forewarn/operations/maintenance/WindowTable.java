package forewarn.operations.maintenance;

import forewarn.operations.maintenance.Subtree.Level;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of maintenance windows. Thread-safe. */
final class WindowTable {
  private static final String COLUMNS =
      "number, title, part, part_id, zone, first_day, last_day, start_time, minutes, weekdays,"
          + " made_by, made_at, ended_at, ended_by";

  private final Database database;

  WindowTable(Database database) {
    this.database = database;
  }

  /** Adds a window; its number is given by the table. */
  MaintenanceWindow insert(MaintenanceWindow window) {
    long number =
        database
            .sql("select coalesce(max(number), 0) + 1 from maintenance")
            .query(Long.class)
            .single();
    Schedule schedule = window.schedule();
    LocalDate lastDay = schedule.lastDay();
    database
        .sql(
            "insert into maintenance ("
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null)",
            number,
            window.title(),
            window.subtree().level().word(),
            window.subtree().id(),
            schedule.zone().getId(),
            schedule.firstDay().toString(),
            lastDay == null ? null : lastDay.toString(),
            schedule.start().toString(),
            schedule.minutes(),
            Json.write(schedule.orderedWeekdays().stream().map(DayOfWeek::name).toList()),
            window.madeBy(),
            window.made().toEpochMilli())
        .update();
    return find(number).orElseThrow();
  }

  void end(long number, Instant at, String by) {
    database
        .sql(
            "update maintenance set ended_at = ?, ended_by = ? where number = ?",
            at.toEpochMilli(),
            by,
            number)
        .update();
  }

  Optional<MaintenanceWindow> find(long number) {
    return select("where number = ?", number).stream().findFirst();
  }

  /** Those that nobody has ended. */
  List<MaintenanceWindow> standing() {
    return select("where ended_at is null order by number");
  }

  List<MaintenanceWindow> all() {
    return select("order by number");
  }

  private List<MaintenanceWindow> select(String condition, Object... values) {
    return database
        .sql("select " + COLUMNS + " from maintenance " + condition, values)
        .query((row, number) -> window(row))
        .list();
  }

  private static MaintenanceWindow window(ResultSet row) throws SQLException {
    long ended = row.getLong("ended_at");
    Instant end = row.wasNull() ? null : Instant.ofEpochMilli(ended);
    return new MaintenanceWindow(
        row.getLong("number"),
        row.getString("title"),
        new Subtree(Level.of(row.getString("part")), row.getString("part_id")),
        schedule(row),
        row.getString("made_by"),
        Instant.ofEpochMilli(row.getLong("made_at")),
        end,
        row.getString("ended_by"));
  }

  private static Schedule schedule(ResultSet row) throws SQLException {
    @Nullable String lastDay = row.getString("last_day");
    return new Schedule(
        ZoneId.of(row.getString("zone")),
        LocalDate.parse(row.getString("first_day")),
        lastDay == null ? null : LocalDate.parse(lastDay),
        LocalTime.parse(row.getString("start_time")),
        row.getInt("minutes"),
        Json.texts(row.getString("weekdays")).stream()
            .map(DayOfWeek::valueOf)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
