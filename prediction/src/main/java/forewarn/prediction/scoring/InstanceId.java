package forewarn.prediction.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A name for the instance that owns a state directory, kept in it. The broker gives an instance
 * that comes back under its name its old partitions at once, instead of waiting until the one that
 * died has been silent long enough.
 */
final class InstanceId {
  private static final String FILE = "instance-id";

  private InstanceId() {}

  static String of(Path stateDirectory) {
    Path file = stateDirectory.resolve(FILE);
    try {
      Files.createDirectories(stateDirectory);
      if (Files.exists(file)) {
        return UUID.fromString(Files.readString(file).strip()).toString();
      }
      String id = UUID.randomUUID().toString();
      // In one step: a start that is cut off leaves either no name or a whole one.
      Path written = Files.writeString(stateDirectory.resolve(FILE + ".new"), id);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return id;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("Cannot tell the instance from " + file + ": " + e, e);
    }
  }
}
