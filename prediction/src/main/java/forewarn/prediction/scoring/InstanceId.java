package forewarn.prediction.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      Files.writeString(file, id);
      return id;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("Cannot tell the instance from " + file + ": " + e, e);
    }
  }
}
