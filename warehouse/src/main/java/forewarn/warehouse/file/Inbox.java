package forewarn.warehouse.file;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.file.ImportedFile.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files are loaded into bronze and then removed. Files are named after their table,
 * or lie in a folder that is. What cannot be loaded goes to {@code failed/} with its reason beside
 * it. Names that begin with a dot or end in {@code .part} are left alone: they are being written.
 * So is a file that has changed within the last second; a writer that pauses for longer must write
 * under such a name and rename. A crash loses nothing and loads nothing twice: a file is removed
 * after its load is committed, and its content is known from then on. For one thread.
 */
public final class Inbox {
  private static final Logger log = LoggerFactory.getLogger(Inbox.class);
  private static final String FAILED = "failed";
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 1_000;

  /** What a file was when it was looked at. */
  private record Look(long size, FileTime changed) {
    static Look at(BasicFileAttributes attributes) {
      return new Look(attributes.size(), attributes.lastModifiedTime());
    }
  }

  /** A look and when it was first so. */
  private record Seen(Look look, Instant since) {}

  private final Path folder;
  private final FileImport files;
  private final InstantSource clock;
  private Map<Path, Seen> waiting = new HashMap<>();

  /**
   * Makes the folder when it is missing.
   *
   * @param clock wall clock
   */
  public Inbox(Warehouse warehouse, Path folder, InstantSource clock) {
    this.folder = folder;
    this.files = new FileImport(warehouse);
    this.clock = clock;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the inbox " + folder, e);
    }
  }

  /**
   * Loads the files that are ready, in the order of their names; up to 1,000 of them at once.
   *
   * @return one entry per file; empty when there was none
   */
  public List<ImportedFile> poll() {
    List<ImportedFile> done = new ArrayList<>();
    try {
      for (Map.Entry<Path, Look> ready : ready().entrySet()) {
        done.add(take(ready.getKey(), ready.getValue()));
      }
    } catch (IOException e) {
      log.warn("Cannot look into the inbox {}: {}", folder, e.toString());
    }
    return done;
  }

  private Map<Path, Look> ready() throws IOException {
    Map<Path, Look> found = found();
    if (found.isEmpty() && waiting.isEmpty()) {
      return found;
    }
    Instant now = clock.instant();
    Map<Path, Seen> next = new HashMap<>();
    Map<Path, Look> ready = new TreeMap<>();
    found.forEach((file, look) -> {
      Seen seen = waiting.get(file);
      Seen current = seen != null && seen.look().equals(look) ? seen : new Seen(look, now);
      if (isQuiet(current, now) && ready.size() < MOST_AT_ONCE) {
        ready.put(file, look);
      } else {
        next.put(file, current);
      }
    });
    waiting = next;
    return ready;
  }

  // By its own time, or, where clocks differ, by what was seen.
  private static boolean isQuiet(Seen seen, Instant now) {
    Instant before = now.minus(QUIET);
    return !seen.look().changed().toInstant().isAfter(before) || !seen.since().isAfter(before);
  }

  // Links are left alone: who may write here need not be allowed to read what they point to.
  private Map<Path, Look> found() throws IOException {
    Map<Path, Look> found = new TreeMap<>();
    Files.walkFileTree(
        folder,
        Set.of(),
        3,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.equals(folder) || !isLeftAlone(path)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isLeftAlone(path)) {
              found.put(path, Look.at(attributes));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private boolean isLeftAlone(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(".") || name.endsWith(".part") || path.equals(folder.resolve(FAILED));
  }

  private ImportedFile take(Path file, Look look) throws IOException {
    ImportedFile imported = files.importFile(new FoundFile(file, folder));
    if (!hasStayed(file, look)) {
      // It was being written after all: what is there in the end is loaded when it is quiet.
      return imported;
    }
    switch (imported.outcome()) {
      case LOADED, UNCHANGED -> Files.deleteIfExists(file);
      case SKIPPED, FAILED -> putAside(file, imported.message());
    }
    return imported;
  }

  private static boolean hasStayed(Path file, Look look) throws IOException {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && Look.at(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
            .equals(look);
  }

  private void putAside(Path file, String reason) throws IOException {
    Path aside = Files.createDirectories(folder.resolve(FAILED)).resolve(file.getFileName());
    Files.writeString(
        aside.resolveSibling(aside.getFileName() + ".reason.txt"),
        "%s%n%s%n".formatted(clock.instant(), reason));
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    log.warn("Inbox: {} is not loaded and put into {}: {}", file.getFileName(), FAILED, reason);
  }

  /** Whether anything came of it that silver and gold must follow. */
  public static boolean hasLoaded(List<ImportedFile> files) {
    return files.stream().anyMatch(file -> file.outcome() == Outcome.LOADED);
  }
}
