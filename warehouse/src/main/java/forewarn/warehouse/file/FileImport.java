package forewarn.warehouse.file;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.file.ImportedFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads CSV and Parquet files named after their RAW table into bronze: {@code RAW_CITY.csv}, {@code
 * RAW_ML_FEATURES_2024_11.parquet}. A content that was loaded before is not loaded again.
 */
public final class FileImport {
  private final Warehouse warehouse;

  public FileImport(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Loads files, and the CSV and Parquet files of folders. One bad file does not keep the others
   * out.
   *
   * @return one entry per file found, or per path that does not exist
   */
  public List<ImportedFile> importPaths(List<Path> paths, Progress progress) {
    List<Path> files = paths.stream().flatMap(path -> filesOf(path).stream()).toList();
    List<ImportedFile> imported = new ArrayList<>();
    for (Path file : files) {
      progress.update("import " + file.getFileName(), imported.size(), files.size());
      imported.add(importFile(file));
    }
    progress.update("import", imported.size(), files.size());
    return imported;
  }

  private static List<Path> filesOf(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(SourceFile::isReadable).sorted().toList();
    } catch (IOException e) {
      return List.of(path);
    }
  }

  private ImportedFile importFile(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return without(file, Outcome.FAILED, "no such file, or it cannot be read");
    }
    if (!SourceFile.isReadable(file)) {
      return without(file, Outcome.SKIPPED, "not a CSV or Parquet file");
    }
    Optional<Definition> table = tableOf(file);
    if (table.isEmpty()) {
      return without(
          file, Outcome.SKIPPED, "there is no table for it; names must start with " + tableNames());
    }
    warehouse.batchWork().lock();
    try {
      return new FileLoad(warehouse, table.get(), file).load();
    } catch (IOException | DatabaseException e) {
      return new ImportedFile(file, table.get().fullName(), 0, Outcome.FAILED, reason(e));
    } finally {
      warehouse.batchWork().unlock();
    }
  }

  private static ImportedFile without(Path file, Outcome outcome, String message) {
    return new ImportedFile(file, "", 0, outcome, message);
  }

  private Optional<Definition> tableOf(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return tables()
        .filter(table -> name.matches(table.name() + "([_.-].*)"))
        .max(Comparator.comparingInt(table -> table.name().length()));
  }

  private Stream<Definition> tables() {
    return warehouse.catalogue().definitions().stream().filter(Definition::takesFiles);
  }

  private String tableNames() {
    return tables()
        .map(table -> table.name().toUpperCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  // DuckDB's first line says what is wrong; the rest is advice about its options.
  private String reason(Exception e) {
    return String.valueOf(e.getMessage())
        .replaceAll(Pattern.quote(warehouse.importDirectory().toString()) + "/[0-9a-f-]{36}-", "")
        .lines()
        .findFirst()
        .orElse("unknown reason");
  }
}
