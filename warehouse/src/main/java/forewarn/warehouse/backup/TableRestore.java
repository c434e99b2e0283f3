package forewarn.warehouse.backup;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Fills the tables of a new warehouse from an archive. Columns are told by name: those that the
 * archive has beside the definition came from files once and are kept; those it lacks stay empty.
 */
public final class TableRestore {
  private final Warehouse warehouse;

  /** The warehouse must be new. */
  public TableRestore(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Loads every table of a verified archive.
   *
   * @throws BackupException when a table is not known, is not empty, or has other rows than listed
   */
  public void load(BackupArchive archive, Progress progress) {
    List<Manifest.Part> tables = archive.tables();
    for (int i = 0; i < tables.size(); i++) {
      progress.update("restore " + tables.get(i).table(), i, tables.size());
      Path file = warehouse.importDirectory().resolve(UUID.randomUUID() + ".parquet");
      try {
        archive.extract(tables.get(i), file);
        load(tables.get(i), file);
        Files.delete(file);
      } catch (IOException | DatabaseException e) {
        throw new BackupException(
            "Cannot restore %s: %s".formatted(tables.get(i).table(), e.getMessage()), e);
      }
    }
  }

  private void load(Manifest.Part part, Path file) {
    String name = String.valueOf(part.table());
    Definition table =
        StoredTables.of(warehouse).stream()
            .filter(known -> known.fullName().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new BackupException("Cannot restore " + name + ": there is no such table"));
    String source = "read_parquet('" + file.toString().replace("'", "''") + "')";
    try (Session session = warehouse.session()) {
      List<ResultColumn> columns = session.describe("select * from " + source);
      session.transaction(() -> {
        addColumns(session, table, columns);
        String names =
            columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
        long rows =
            session.update(
                "insert into %s (%s) select %s from %s"
                    .formatted(table.fullName(), names, names, source));
        if (rows != part.rows()
            || rows != session.number("select count(*) from " + table.fullName())) {
          throw new BackupException(
              "Cannot restore %s: it has %,d rows, %,d are listed"
                  .formatted(name, rows, part.rows()));
        }
      });
    }
  }

  private static void addColumns(Session session, Definition table, List<ResultColumn> columns) {
    for (ResultColumn column : columns) {
      if (table.column(column.name()).isEmpty()) {
        session.update(
            "alter table %s add column if not exists %s %s"
                .formatted(table.fullName(), quoted(column.name()), column.type()));
      }
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
