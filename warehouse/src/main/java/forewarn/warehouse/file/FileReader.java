package forewarn.warehouse.file;

import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a file in the format of RAW_ML_FEATURES without a warehouse: a database in memory that
 * spills, if it must, into a temporary directory.
 */
public final class FileReader implements AutoCloseable {
  private final Path spill;
  private final Database database;
  private final SourceFile source;
  private final String rows;

  private FileReader(Path spill, Database database, SourceFile source, String rows) {
    this.spill = spill;
    this.database = database;
    this.source = source;
    this.rows = rows;
  }

  /** Fails with one sentence when it is no such file. */
  public static FileReader open(Path file) {
    requireReadable(file);
    Definition table = Catalogue.load().find("RAW.RAW_ML_FEATURES").orElseThrow();
    List<ColumnDefinition> columns = table.receivedColumns();
    try {
      Path spill = Files.createTempDirectory("forewarn-");
      Database database =
          Database.inMemory(Map.of("memory_limit", "1GB", "temp_directory", spill.toString()));
      try (Session session = database.session()) {
        session.update("set global TimeZone = 'UTC'");
        SourceFile source = source(session, file, spill);
        return new FileReader(spill, database, source, "(" + source.typed(columns) + ")");
      } catch (DatabaseException | UnreadableFileException e) {
        database.close();
        remove(spill);
        throw new WarehouseException("Cannot read " + file + ": " + reason(file, e), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary directory", e);
    }
  }

  // DuckDB's first line says what is wrong; then come its advice and the statement.
  private static String reason(Path file, RuntimeException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    int sql = first.indexOf(" [in: ");
    String said =
        (sql < 0 ? first : first.substring(0, sql))
            .replaceFirst("^[A-Z][A-Za-z ]* Error: ", "")
            .replace(" '" + file.toAbsolutePath() + "'", "");
    return e instanceof DatabaseException ? "not a readable file of its kind: " + said : said;
  }

  // A converted workbook stays in the spill directory for as long as this reader is open.
  private static SourceFile source(Session session, Path file, Path spill) throws IOException {
    return SheetFile.isSheet(file)
        ? PlacedFile.in(spill, file).open(session)
        : SourceFile.open(session, file.toAbsolutePath());
  }

  private static void requireReadable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WarehouseException("Cannot read " + file + ": no such file");
    }
    if (!Files.isReadable(file)) {
      throw new WarehouseException("Cannot read " + file + ": no right to read it");
    }
    if (!SourceFile.isReadable(file)) {
      throw new WarehouseException("Cannot read " + file + ": not a CSV, Parquet or XLSX file");
    }
  }

  public Session session() {
    return database.session();
  }

  /** Whether the file itself has a column, which the rows have in any case. */
  public boolean has(String column) {
    return source.column(column).isPresent();
  }

  /** The rows as SQL to select from, with {@code source_row} and {@code unreadable}. */
  public String rows() {
    return rows;
  }

  @Override
  public void close() {
    database.close();
    remove(spill);
  }

  private static void remove(Path spill) {
    try (Stream<Path> files = Files.walk(spill)) {
      files.sorted(Comparator.reverseOrder()).forEach(FileReader::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove temporary directory " + spill, e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove temporary file " + path, e);
    }
  }
}
