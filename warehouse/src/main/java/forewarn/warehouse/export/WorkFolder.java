package forewarn.warehouse.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder for one piece of work below a directory that SQL can write to; gone when closed. */
public record WorkFolder(Path path) implements AutoCloseable {

  /** Makes a new one. */
  public static WorkFolder in(Path directory) throws IOException {
    return new WorkFolder(Files.createDirectory(directory.resolve(UUID.randomUUID().toString())));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
