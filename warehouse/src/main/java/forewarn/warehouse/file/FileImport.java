package forewarn.warehouse.file;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.file.ImportedFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Loads CSV, Parquet and XLSX files named after their RAW table into bronze: {@code RAW_CITY.csv},
 * {@code RAW_ML_FEATURES_2024_11.parquet}, or anything in a folder {@code RAW_ML_FEATURES}. A
 * content that was loaded before is not loaded again. Thread-safe: files are loaded one at a time.
 */
public final class FileImport {
  private static final String NOT_OUR_KIND = "not a CSV, Parquet or XLSX file";

  private final Warehouse warehouse;

  public FileImport(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Loads files, and the files in and below folders. One bad file does not keep the others out.
   *
   * @param progress told in bytes
   * @return one entry per file, and per path with nothing to import
   */
  public List<ImportedFile> importPaths(List<Path> paths, Progress progress) {
    List<ImportedFile> imported = new ArrayList<>();
    List<FoundFile> files = new ArrayList<>();
    for (Path path : paths) {
      find(path, files, imported);
    }
    long total = files.stream().mapToLong(file -> size(file.path())).sum();
    long done = 0;
    for (FoundFile file : files) {
      progress.update("import " + file.path().getFileName(), done, total);
      imported.add(importFile(file));
      done += size(file.path());
    }
    progress.update("import", total, total);
    return imported;
  }

  private static void find(Path path, List<FoundFile> files, List<ImportedFile> failed) {
    try {
      List<FoundFile> found = FoundFile.under(path);
      if (found.isEmpty()) {
        failed.add(without(path, Outcome.FAILED, "there is no CSV, Parquet or XLSX file in it"));
      }
      files.addAll(found);
    } catch (IOException | java.io.UncheckedIOException e) {
      failed.add(without(path, Outcome.FAILED, "the folder cannot be read: " + e.getMessage()));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Loads one file. */
  ImportedFile importFile(FoundFile file) {
    Path path = file.path();
    if (!Files.isRegularFile(path)) {
      return without(path, Outcome.FAILED, "no such file");
    }
    if (!Files.isReadable(path)) {
      return without(path, Outcome.FAILED, "no right to read it");
    }
    if (!SourceFile.isReadable(path)) {
      return without(path, Outcome.FAILED, NOT_OUR_KIND);
    }
    Optional<Definition> table = file.table(warehouse.catalogue());
    if (table.isEmpty()) {
      return without(
          path,
          file.isNamed() ? Outcome.FAILED : Outcome.SKIPPED,
          "there is no table for it; names must start with "
              + FoundFile.tableNames(warehouse.catalogue()));
    }
    return load(table.get(), path);
  }

  private ImportedFile load(Definition table, Path path) {
    warehouse.batchWork().lock();
    try {
      return new FileLoad(warehouse, table, path).load();
    } catch (NoSuchFileException e) {
      return ImportedFile.without(path, table.fullName(), Outcome.FAILED, "it has gone meanwhile");
    } catch (IOException | DatabaseException | UnreadableFileException e) {
      return ImportedFile.without(path, table.fullName(), Outcome.FAILED, reason(e));
    } finally {
      warehouse.batchWork().unlock();
    }
  }

  private static ImportedFile without(Path path, Outcome outcome, String message) {
    return ImportedFile.without(path, "", outcome, message);
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
