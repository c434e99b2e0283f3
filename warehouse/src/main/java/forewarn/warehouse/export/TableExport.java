package forewarn.warehouse.export;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.export.TableParts.Part;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes tables and views as files, each from one snapshot, while everything goes on. A Parquet
 * export of what has a time is one file per month, {@code
 * year=2024/month=11/TABLE_2024_11.parquet}, named so that each can be imported again. Thread-safe.
 */
public final class TableExport {
  private final Warehouse warehouse;

  public TableExport(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The table of a name such as {@code RAW.LOADS}, in any case. */
  public Optional<Definition> find(String table) {
    return warehouse.catalogue().find(table);
  }

  /**
   * What was written.
   *
   * @param path the file, or the folder of the months
   */
  public record Exported(Path path, long rows, int files) {}

  /**
   * Writes to a file or a folder. A file is there only once it is complete, and takes the place of
   * one of that name.
   *
   * @param target a file when its name ends as the format's; else a folder, made when missing
   * @throws WarehouseException when a month's folder is there already, or writing fails
   */
  public Exported toPath(Definition table, ExportFormat format, Path target, Progress progress) {
    boolean isFile = ExportFormat.ofFile(target).equals(Optional.of(format));
    Path file = isFile ? target : target.resolve(TableParts.name(table) + format.ending());
    try (WorkFolder work = WorkFolder.in(warehouse.exportDirectory());
        Session session = warehouse.session()) {
      if (format != ExportFormat.PARQUET) {
        return written(session, table, format, file);
      }
      Path part = work.path().resolve("part");
      Exported[] exported = new Exported[1];
      session.transaction(() -> {
        List<Part> months = isFile ? List.of() : TableParts.byMonth(session, table);
        exported[0] =
            months.isEmpty()
                ? whole(session, table, part, file)
                : months(session, table, months, part, target, progress);
      });
      return exported[0];
    } catch (IOException | UncheckedIOException | DatabaseException e) {
      throw failure(table, e);
    }
  }

  private static Exported whole(Session session, Definition table, Path part, Path file) {
    long rows = copy(session, table, "true", part);
    move(part, file);
    return new Exported(file, rows, 1);
  }

  private static Exported months(
      Session session,
      Definition table,
      List<Part> months,
      Path part,
      Path target,
      Progress progress) {
    Path folder = emptyFolder(target.resolve(TableParts.name(table)));
    long rows = 0;
    int done = 0;
    for (Part month : months) {
      progress.update("export " + month.path(), done++, months.size());
      rows += copy(session, table, month.condition(), part);
      move(part, folder.resolve(month.path()));
    }
    return new Exported(folder, rows, months.size());
  }

  /** The name of the one file that {@link #toStream} writes. */
  public String fileName(Definition table, ExportFormat format) {
    return TableParts.name(table) + (isZip(table, format) ? ".zip" : format.ending());
  }

  /** The media type of the one file that {@link #toStream} writes. */
  public String mediaType(Definition table, ExportFormat format) {
    return isZip(table, format) ? "application/zip" : format.mediaType();
  }

  private static boolean isZip(Definition table, ExportFormat format) {
    return format == ExportFormat.PARQUET && TableParts.hasMonths(table);
  }

  /**
   * Writes one file to a stream, which stays open: for Parquet with months a ZIP of them.
   *
   * @return rows written
   * @throws WarehouseException when it fails, with part of it written
   */
  public long toStream(Definition table, ExportFormat format, OutputStream output) {
    try (WorkFolder work = WorkFolder.in(warehouse.exportDirectory());
        Session session = warehouse.session()) {
      if (format != ExportFormat.PARQUET) {
        return writeRows(session, table, format, output);
      }
      Path part = work.path().resolve("part");
      long[] rows = new long[1];
      session.transaction(() ->
          rows[0] =
              isZip(table, format)
                  ? zip(session, table, part, output)
                  : single(session, table, part, output));
      return rows[0];
    } catch (IOException | UncheckedIOException | DatabaseException e) {
      throw failure(table, e);
    }
  }

  private static long single(Session session, Definition table, Path file, OutputStream output) {
    long rows = copy(session, table, "true", file);
    send(file, output);
    return rows;
  }

  private static long zip(Session session, Definition table, Path file, OutputStream output) {
    long rows = 0;
    try {
      ZipOutputStream zip = new ZipOutputStream(output);
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Part part : TableParts.byMonth(session, table)) {
        rows += copy(session, table, part.condition(), file);
        zip.putNextEntry(new ZipEntry(TableParts.name(table) + "/" + part.path()));
        send(file, zip);
        zip.closeEntry();
      }
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static void send(Path file, OutputStream output) {
    try {
      Files.copy(file, output);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long copy(Session session, Definition table, String condition, Path file) {
    return session.update(
        "copy (select * from %s where %s) to '%s' (format parquet, compression zstd)"
            .formatted(table.fullName(), condition, file.toString().replace("'", "''")));
  }

  private static Exported written(Session session, Definition table, ExportFormat format, Path file)
      throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      long rows = writeRows(session, table, format, output);
      output.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return new Exported(file, rows, 1);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static long writeRows(
      Session session, Definition table, ExportFormat format, OutputStream output)
      throws IOException {
    List<String> columns = new ArrayList<>();
    String sql = "select * from " + table.fullName();
    session.describe(sql).forEach(column -> columns.add(column.name()));
    long[] rows = new long[1];
    try (ResultFile file =
        format == ExportFormat.CSV
            ? ResultFile.csv(output, columns)
            : ResultFile.xlsx(output, columns)) {
      session.each(
          sql,
          row -> {
            try {
              file.row(row.values(columns.size()));
              rows[0]++;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return rows[0];
  }

  private static Path emptyFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var files = Files.newDirectoryStream(folder)) {
        if (files.iterator().hasNext()) {
          throw new WarehouseException(
              "Cannot export to " + folder + ": there are files in it already");
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Between file systems a move is a copy; it gets its name only when it is complete.
  private static void move(Path from, Path to) {
    try {
      if (to.getParent() != null) {
        Files.createDirectories(to.getParent());
      }
      Path beside = to.resolveSibling("." + to.getFileName() + "." + UUID.randomUUID());
      Files.move(from, beside);
      Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WarehouseException failure(Definition table, Exception e) {
    return new WarehouseException(
        "Cannot export " + table.fullName() + ": " + String.valueOf(e.getMessage()), e);
  }
}
