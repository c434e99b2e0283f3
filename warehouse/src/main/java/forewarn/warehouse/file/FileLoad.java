package forewarn.warehouse.file;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.file.ImportedFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One file into one RAW table, in one transaction. */
final class FileLoad {
  private static final Set<String> OUR_COLUMNS =
      Set.of(
          "load_number",
          "row_number",
          "unreadable",
          "source_topic",
          "source_partition",
          "source_offset");

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
    Path name = file.toRealPath();
    Path reachable =
        warehouse.importDirectory().resolve(UUID.randomUUID() + "-" + name.getFileName());
    try (Session session = warehouse.session()) {
      if (isLoaded(session, hash)) {
        return result(0, Outcome.UNCHANGED, "loaded before");
      }
      placeAt(reachable, name);
      return load(session, SourceFile.open(session, reachable), hash);
    } finally {
      Files.deleteIfExists(reachable);
    }
  }

  // The warehouse reads no other directory; a second name for the file costs nothing.
  private static void placeAt(Path reachable, Path original) throws IOException {
    try {
      Files.createLink(reachable, original);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(original, reachable);
    }
  }

  private boolean isLoaded(Session session, String hash) {
    return session.number(
            "select count(*) from RAW.LOADS where table_name = ? and content_hash = ?",
            table.name(),
            hash)
        > 0;
  }

  private ImportedFile load(Session session, SourceFile source, String hash) {
    List<ColumnDefinition> known =
        table.columns().stream().filter(column -> !isOurs(column.name())).toList();
    List<String> missing =
        known.stream().map(ColumnDefinition::name).filter(c -> source.column(c).isEmpty()).toList();
    if (missing.size() == known.size()) {
      return result(0, Outcome.FAILED, "has none of the columns " + names(missing));
    }
    List<ResultColumn> added =
        source.columns().stream().filter(column -> table.column(column.name()).isEmpty()).toList();
    long[] rows = new long[1];
    session.transaction(() -> {
      addColumns(session, added);
      rows[0] = insert(session, source, known, added);
      record(session, hash, rows[0]);
    });
    return result(rows[0], Outcome.LOADED, message(missing, added, LineErrors.describe(session)));
  }

  private static boolean isOurs(String column) {
    return OUR_COLUMNS.contains(column);
  }

  private void addColumns(Session session, List<ResultColumn> added) {
    for (ResultColumn column : added) {
      session.update(
          "alter table %s add column if not exists %s %s"
              .formatted(table.fullName(), SourceFile.quote(column.name()), column.type()));
    }
  }

  private long insert(
      Session session, SourceFile source, List<ColumnDefinition> known, List<ResultColumn> added) {
    List<ColumnDefinition> all = new ArrayList<>(known);
    added.forEach(
        column -> all.add(ColumnDefinition.plain(column.name(), column.type(), "from a file")));
    String columns =
        all.stream().map(c -> SourceFile.quote(c.name())).collect(Collectors.joining(", "));
    return session.update(
        """
        insert into %1$s (%2$s, load_number, row_number, unreadable)
        select %2$s, (select coalesce(max(load_number), 0) + 1 from RAW.LOADS), source_row, unreadable
        from (%3$s)
        """
            .formatted(table.fullName(), columns, source.typed(all)));
  }

  private void record(Session session, String hash, long rows) {
    session.update(
        """
        insert into RAW.LOADS (load_number, table_name, file, content_hash, row_count, loaded_at, arrived_at)
        select coalesce(max(load_number), 0) + 1, ?, ?, ?, ?, (now() at time zone 'UTC'), ?
        from RAW.LOADS
        """,
        table.name(),
        String.valueOf(file.getFileName()),
        hash,
        rows,
        warehouse.dataTime());
  }

  private static String message(List<String> missing, List<ResultColumn> added, String lines) {
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add("without the columns " + names(missing));
    }
    if (!added.isEmpty()) {
      parts.add("with the new columns " + names(added.stream().map(ResultColumn::name).toList()));
    }
    if (!lines.isEmpty()) {
      parts.add(lines);
    }
    return parts.isEmpty() ? "loaded" : "loaded, " + String.join("; ", parts);
  }

  private static String names(List<String> columns) {
    return String.join(", ", columns);
  }

  private ImportedFile result(long rows, Outcome outcome, String message) {
    return new ImportedFile(file, table.fullName(), rows, outcome, message);
  }
}
