package forewarn.simulator.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that files are left in for another program to take away, with a hidden file that tells
 * how far that has come.
 */
final class DropFolder {
  private static final String PROGRESS = ".simulated";

  private final Path folder;

  DropFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  Path path() {
    return folder;
  }

  /** Files that nobody has taken away yet. */
  long waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(DropFolder::isDropped).count();
    }
  }

  private static boolean isDropped(Path file) {
    return !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file);
  }

  /** The first and the last hour of which all files were dropped; nothing before the first drop. */
  Optional<Progress> progress() throws IOException {
    Path file = folder.resolve(PROGRESS);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] hours = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ", -1);
    try {
      if (hours.length == 2) {
        return Optional.of(new Progress(Instant.parse(hours[0]), Instant.parse(hours[1])));
      }
    } catch (DateTimeParseException e) {
      // It is what the message below says.
    }
    throw new IOException(
        "Cannot continue in "
            + folder
            + ": "
            + PROGRESS
            + " does not hold two hours; delete it to"
            + " drop all hours again");
  }

  void save(Progress progress) throws IOException {
    Path part = folder.resolve(PROGRESS + ".part");
    Files.writeString(part, progress.origin() + " " + progress.last(), StandardCharsets.US_ASCII);
    Files.move(
        part,
        folder.resolve(PROGRESS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * How far the drops have come.
   *
   * @param origin the first hour: of the hours before it, nothing arrives
   * @param last the newest hour of which all files were dropped
   */
  record Progress(Instant origin, Instant last) {}
}
