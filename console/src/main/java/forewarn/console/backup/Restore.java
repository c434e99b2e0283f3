package forewarn.console.backup;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.backup.BackupArchive;
import forewarn.warehouse.backup.BackupException;
import forewarn.warehouse.backup.TableRestore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills a data directory from an archive. Everything is prepared in a folder within it, and moved
 * to its place at the end, the mark that says "unfinished" last. A data directory where that was
 * interrupted does not start, and can be restored into again.
 */
public final class Restore {
  static final String WORK = "restoring";
  static final String REPLACED = "replaced-";

  /** In the data directory: silver and gold are to be made anew before anything else. */
  private static final String REBUILD = "rebuild.wanted";

  /** Which data directories may be filled. */
  public enum Into {
    EMPTY,
    /** What is there is put into a folder beside. */
    ANY
  }

  private final Path dataDir;
  private final Into into;

  public Restore(Path dataDir, Into into) {
    this.dataDir = dataDir;
    this.into = into;
  }

  /** The file that asks the next start to make silver and gold anew, and is removed after that. */
  public static Path rebuildMark(Path dataDir) {
    return dataDir.resolve(REBUILD);
  }

  /**
   * Fails when a restore into this directory did not come to its end.
   *
   * @throws BackupException saying what to do
   */
  public static void requireFinished(Path dataDir) {
    if (Files.exists(dataDir.resolve(WORK))) {
      throw new BackupException(
          "Cannot run on %s: a restore was interrupted there; restore again with --force"
              .formatted(dataDir));
    }
  }

  /**
   * Restores.
   *
   * @return what was done, in words
   * @throws BackupException when the archive or the directory will not do; the directory is as it
   *     was
   */
  public String from(Path file, Progress progress) {
    try (BackupArchive archive = BackupArchive.open(file)) {
      archive.verify(progress);
      Files.createDirectories(dataDir);
      List<Path> present = present();
      if (into == Into.EMPTY && !present.isEmpty()) {
        throw new BackupException(
            "Cannot restore into %s: it is not empty; name another with --data-dir, or use --force"
                .formatted(dataDir));
      }
      Path work = dataDir.resolve(WORK);
      remove(work);
      try {
        prepare(archive, work, progress);
      } catch (RuntimeException | IOException e) {
        remove(work);
        throw e;
      }
      String kept = present.isEmpty() ? "" : " What was there is in " + putAside(present) + ".";
      putInPlace(work);
      return "%,d rows of %d tables as of %s are restored into %s.%s Start it with ./forewarn run: silver and gold are made again first."
          .formatted(
              archive.manifest().rows(),
              archive.manifest().tables(),
              archive.manifest().snapshotAt(),
              dataDir,
              kept);
    } catch (IOException | WarehouseException e) {
      throw new BackupException("Cannot restore into " + dataDir + ": " + e.getMessage(), e);
    }
  }

  private List<Path> present() throws IOException {
    try (Stream<Path> files = Files.list(dataDir)) {
      return files
          .filter(path -> !path.endsWith(WORK))
          // No archive holds them: they stay where they are, or are put there before.
          .filter(path -> !path.endsWith(Backup.SECRETS))
          .filter(path -> !path.getFileName().toString().startsWith(REPLACED))
          .toList();
    }
  }

  private static void prepare(BackupArchive archive, Path work, Progress progress)
      throws IOException {
    Files.createDirectories(work);
    archive.extractFiles(work);
    try (Warehouse warehouse = Warehouse.open(work, WarehouseSettings.defaults())) {
      new TableRestore(warehouse).load(archive, progress);
    }
    Files.writeString(work.resolve(REBUILD), "restored from a backup\n");
  }

  private Path putAside(List<Path> present) throws IOException {
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    Path aside = Files.createDirectory(dataDir.resolve(REPLACED + time));
    for (Path path : present) {
      Files.move(path, aside.resolve(path.getFileName()));
    }
    return aside;
  }

  private void putInPlace(Path work) throws IOException {
    List<Path> ready = new ArrayList<>();
    try (Stream<Path> files = Files.list(work)) {
      files.forEach(ready::add);
    }
    for (Path path : ready) {
      Files.move(path, dataDir.resolve(path.getFileName()));
    }
    Files.delete(work);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
