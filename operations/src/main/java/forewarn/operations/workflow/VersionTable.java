package forewarn.operations.workflow;

import forewarn.operations.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The texts that workflows have had, and whether they are on. Thread-safe. */
final class VersionTable {
  private final Database database;

  VersionTable(Database database) {
    this.database = database;
  }

  Optional<Version> newest(String id) {
    return database
        .sql("select * from workflow_versions where workflow = ? order by version desc limit 1", id)
        .query((row, number) -> version(row))
        .optional();
  }

  Optional<Version> find(String id, int version) {
    return database
        .sql("select * from workflow_versions where workflow = ? and version = ?", id, version)
        .query((row, number) -> version(row))
        .optional();
  }

  List<Version> all(String id) {
    return database
        .sql("select * from workflow_versions where workflow = ? order by version desc", id)
        .query((row, number) -> version(row))
        .list();
  }

  /** Notes a text, unless it is the newest already. */
  Version keep(String id, String text, WorkflowFile.Origin origin, String by, Instant at) {
    return database.inTransaction(() -> {
      Optional<Version> newest = newest(id);
      if (newest.isPresent() && newest.get().text().equals(text)) {
        return newest.get();
      }
      int number = newest.map(Version::number).orElse(0) + 1;
      database
          .sql(
              "insert into workflow_versions values (?, ?, ?, ?, ?, ?)",
              id,
              number,
              text,
              origin.word(),
              by,
              at.toEpochMilli())
          .update();
      return new Version(number, text, origin.word(), by, at);
    });
  }

  Optional<Boolean> enabled(String id) {
    return database
        .sql("select enabled from workflow_switches where workflow = ?", id)
        .query((row, number) -> row.getInt("enabled") == 1)
        .optional();
  }

  void turn(String id, int enabled, String by, Instant at) {
    database
        .sql(
            "insert into workflow_switches values (?, ?, ?, ?) on conflict (workflow) do update"
                + " set enabled = excluded.enabled, changed_by = excluded.changed_by,"
                + " changed_at = excluded.changed_at",
            id,
            enabled,
            by,
            at.toEpochMilli())
        .update();
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getInt("version"),
        row.getString("body"),
        row.getString("origin"),
        row.getString("made_by"),
        Instant.ofEpochMilli(row.getLong("made_at")));
  }
}
