package forewarn.warehouse.file;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.ImportedFile.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One file into one RAW table, in one transaction. */
final class FileLoad {
  private final Warehouse warehouse;
  private final Definition table;
  private final Path file;

  FileLoad(Warehouse warehouse, Definition table, Path file) {
    this.warehouse = warehouse;
    this.table = table;
    this.file = file;
  }

  ImportedFile load() throws IOException {
    String hash = ContentHash.of(file);
    try (Session session = warehouse.session()) {
      if (isLoaded(session, hash)) {
        return ImportedFile.without(file, table.fullName(), Outcome.UNCHANGED, "loaded before");
      }
      try (PlacedFile placed = PlacedFile.in(warehouse.importDirectory(), file)) {
        return load(session, placed.open(session), hash, placed.note());
      }
    }
  }

  private boolean isLoaded(Session session, String hash) {
    return session.number(
            "select count(*) from RAW.LOADS where table_name = ? and content_hash = ?",
            table.name(),
            hash)
        > 0;
  }

  private ImportedFile load(Session session, SourceFile source, String hash, String note) {
    List<ColumnDefinition> known = table.receivedColumns();
    List<String> missing =
        known.stream().map(ColumnDefinition::name).filter(c -> source.column(c).isEmpty()).toList();
    if (missing.size() == known.size()) {
      return ImportedFile.without(
          file, table.fullName(), Outcome.FAILED, "has none of the columns " + names(missing));
    }
    List<ResultColumn> added =
        source.columns().stream().filter(column -> table.column(column.name()).isEmpty()).toList();
    long[] counts = new long[3];
    session.transaction(() -> {
      long load = session.number("select coalesce(max(load_number), 0) + 1 from RAW.LOADS");
      addColumns(session, added);
      long rows = insert(session, source, known, added, load);
      long lines = LineErrors.add(session, table, load, rows);
      record(session, load, hash, rows + lines);
      counts[0] = load;
      counts[1] = rows + lines;
      counts[2] = lines;
    });
    warehouse.changes().add(table);
    String lines = counts[2] == 0 ? "" : LineErrors.describe(session, counts[2]);
    return new ImportedFile(
        file,
        table.fullName(),
        counts[1],
        counts[0],
        Outcome.LOADED,
        message(missing, added, List.of(lines, note)));
  }

  private void addColumns(Session session, List<ResultColumn> added) {
    for (ResultColumn column : added) {
      session.update(
          "alter table %s add column if not exists %s %s"
              .formatted(table.fullName(), SourceFile.quote(column.name()), column.type()));
    }
  }

  private long insert(
      Session session,
      SourceFile source,
      List<ColumnDefinition> known,
      List<ResultColumn> added,
      long load) {
    List<ColumnDefinition> all = new ArrayList<>(known);
    added.forEach(
        column -> all.add(ColumnDefinition.plain(column.name(), column.type(), "from a file")));
    String columns =
        all.stream().map(c -> SourceFile.quote(c.name())).collect(Collectors.joining(", "));
    return session.update(
        """
        insert into %1$s (%2$s, load_number, row_number, unreadable)
        select %2$s, %4$d, source_row, unreadable from (%3$s)
        """
            .formatted(table.fullName(), columns, source.typed(all), load));
  }

  private void record(Session session, long load, String hash, long rows) {
    session.update(
        """
        insert into RAW.LOADS (load_number, table_name, file, content_hash, row_count, loaded_at, arrived_at)
        values (?, ?, ?, ?, ?, (now() at time zone 'UTC'), ?)
        """,
        load,
        table.name(),
        String.valueOf(file.getFileName()),
        hash,
        rows,
        warehouse.arrivalTime());
  }

  private static String message(
      List<String> missing, List<ResultColumn> added, List<String> notes) {
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add("without the columns " + names(missing));
    }
    if (!added.isEmpty()) {
      parts.add("with the new columns " + names(added.stream().map(ResultColumn::name).toList()));
    }
    notes.stream().filter(note -> !note.isEmpty()).forEach(parts::add);
    return parts.isEmpty() ? "loaded" : "loaded, " + String.join("; ", parts);
  }

  private static String names(List<String> columns) {
    return String.join(", ", columns);
  }
}
