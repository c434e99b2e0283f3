package forewarn.warehouse.backup;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.export.WorkFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an archive part by part, each gone through once. Only the owner can read it, and it has
 * its name only once it is complete. Needs room for the largest table beside the archive itself.
 * For one thread.
 */
public final class BackupWriter implements AutoCloseable {
  private static final int LEVEL = Deflater.BEST_SPEED;

  private final Path file;
  private final Path unfinished;
  private final ZipOutputStream zip;
  private final InstantSource clock;
  private final List<Manifest.Part> parts = new ArrayList<>();
  private Instant snapshotAt;

  private BackupWriter(Path file, Path unfinished, ZipOutputStream zip, InstantSource clock) {
    this.file = file;
    this.unfinished = unfinished;
    this.zip = zip;
    this.clock = clock;
    this.snapshotAt = clock.instant();
  }

  /**
   * Begins an archive.
   *
   * @param file that is replaced when it is there
   * @param clock wall clock
   * @throws BackupException when it cannot be written there
   */
  public static BackupWriter create(Path file, InstantSource clock) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      ZipOutputStream zip =
          new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16));
      zip.setLevel(LEVEL);
      return new BackupWriter(file, unfinished, zip, clock);
    } catch (IOException e) {
      throw new BackupException("Cannot write backup " + file + ": " + reason(e), e);
    }
  }

  /**
   * Adds a file under a name, unless it has gone.
   *
   * @throws BackupException when it cannot be read or written
   */
  public void add(String name, Path source) {
    try (InputStream in = Files.newInputStream(source)) {
      parts.add(write("files/" + name, in, null, 0));
    } catch (NoSuchFileException e) {
      // Taken away by its owner since it was listed.
    } catch (IOException e) {
      throw new BackupException("Cannot back up " + source + ": " + reason(e), e);
    }
  }

  /**
   * Adds all tables that cannot be made from others, as they are at one moment. Whoever writes to
   * them goes on.
   */
  public void addTables(Warehouse warehouse, Progress progress) {
    List<Definition> tables = StoredTables.of(warehouse);
    try (WorkFolder work = WorkFolder.in(warehouse.exportDirectory());
        Session session = warehouse.session()) {
      Path copy = work.path().resolve("table.parquet");
      session.transaction(() -> {
        // The first statement fixes what the transaction sees.
        session.number("select count(*) from RAW.LOADS");
        snapshotAt = clock.instant();
        for (int i = 0; i < tables.size(); i++) {
          progress.update("backup " + tables.get(i).fullName(), i, tables.size());
          addTable(session, tables.get(i), copy);
        }
      });
    } catch (IOException | UncheckedIOException | DatabaseException e) {
      throw new BackupException("Cannot back up the warehouse: " + e.getMessage(), e);
    }
  }

  private void addTable(Session session, Definition table, Path copy) {
    long rows =
        session.update(
            "copy (select * from %s) to '%s' (format parquet, compression zstd)"
                .formatted(table.fullName(), copy.toString().replace("'", "''")));
    try (InputStream in = Files.newInputStream(copy)) {
      parts.add(write("tables/" + table.fullName() + ".parquet", in, table.fullName(), rows));
      Files.delete(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest.Part write(String name, InputStream in, @Nullable String table, long rows)
      throws IOException {
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry(name));
    long bytes = in.transferTo(new DigestOutputStream(zip, digest));
    zip.closeEntry();
    return new Manifest.Part(name, bytes, HexFormat.of().formatHex(digest.digest()), table, rows);
  }

  /** Completes the archive and gives it its name. */
  public Manifest finish() {
    Manifest manifest = new Manifest(Manifest.FORMAT, clock.instant(), snapshotAt, parts);
    try {
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      zip.closeEntry();
      zip.close();
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BackupException("Cannot write backup " + file + ": " + reason(e), e);
    }
    return manifest;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot seal backups: this Java has no SHA-256", e);
    }
  }

  static String reason(IOException e) {
    return e instanceof NoSuchFileException missing
        ? "no such directory: " + missing.getFile()
        : String.valueOf(e.getMessage());
  }

  /** Takes an unfinished archive away. */
  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      // It was not finished, so what could not be written is not missed.
    }
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new BackupException("Cannot remove " + unfinished + ": " + reason(e), e);
    }
  }
}
