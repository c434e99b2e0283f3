package forewarn.console.backup;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.backup.BackupException;
import forewarn.warehouse.backup.BackupWriter;
import forewarn.warehouse.backup.Manifest;
import forewarn.warehouse.export.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Writes a data directory into an archive. All of its files go in but secrets and those that are
 * made again, so that what a later release keeps there is not forgotten. The stores are copied by
 * themselves: the warehouse table by table, the users' database by SQLite.
 */
public final class Backup {
  static final String USERS = "forewarn.db";

  private static final Set<String> MADE_AGAIN =
      Set.of("broker", "warehouse", "scoring", "logs", "history", "instance.json");

  /** Passwords and keys: whoever gets hold of an archive gets hold of nothing else. */
  static final String SECRETS = "secrets";

  private final Path dataDir;
  private final Warehouse warehouse;

  public Backup(Path dataDir, Warehouse warehouse) {
    this.dataDir = dataDir;
    this.warehouse = warehouse;
  }

  /**
   * Writes the archive.
   *
   * @throws BackupException when it cannot be written; an older one of that name stays
   */
  public Manifest into(Path file, Progress progress) {
    try (BackupWriter writer = BackupWriter.create(file, InstantSource.system())) {
      // Before the tables: a file of the inbox that is loaded in between is then in both, which is
      // harmless, and not in neither.
      for (Path kept : filesToKeep(file)) {
        writer.add(dataDir.relativize(kept).toString(), kept);
      }
      addUsers(writer);
      writer.addTables(warehouse, progress);
      return writer.finish();
    } catch (IOException | UncheckedIOException e) {
      throw new BackupException("Cannot back up " + dataDir + ": " + e.getMessage(), e);
    }
  }

  private List<Path> filesToKeep(Path archive) throws IOException {
    List<Path> kept = new ArrayList<>();
    Files.walkFileTree(
        dataDir,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isLeftOut(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            boolean ours = path.equals(archive) || path.endsWith(archive.getFileName() + ".part");
            if (attributes.isRegularFile() && !isLeftOut(path) && !ours) {
              kept.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    // Which one is in use before the models: one that is chosen meanwhile is then there as well.
    kept.sort(
        Comparator.comparing(
                (Path path) -> !path.endsWith("decisions.json") && !path.endsWith("champion.json"))
            .thenComparing(path -> path));
    return kept;
  }

  // Hidden files are being written; the database has a copy of its own.
  private boolean isLeftOut(Path path) {
    if (path.equals(dataDir)) {
      return false;
    }
    String top = dataDir.relativize(path).getName(0).toString();
    String name = path.getFileName().toString();
    return MADE_AGAIN.contains(top)
        || top.equals(SECRETS)
        || top.startsWith(USERS)
        || top.startsWith(Restore.WORK)
        || top.startsWith(Restore.REPLACED)
        || name.startsWith(".");
  }

  private void addUsers(BackupWriter writer) throws IOException {
    Path database = dataDir.resolve(USERS);
    if (!Files.exists(database)) {
      return;
    }
    try (WorkFolder work = WorkFolder.in(warehouse.exportDirectory())) {
      Path copy = work.path().resolve(USERS);
      DriverManagerDataSource source = new DriverManagerDataSource("jdbc:sqlite:" + database);
      JdbcClient.create(source).sql("vacuum into ?").param(copy.toString()).update();
      writer.add(USERS, copy);
    }
  }
}
