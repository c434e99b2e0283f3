package forewarn.prediction.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, whenever the process or the machine dies. */
final class DurableFile {
  private DurableFile() {}

  /** Writes a new file and waits until the disk has it. */
  static void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    force(file);
  }

  /** Puts a content in the place of another. */
  static void replace(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName());
    write(unfinished, content);
    move(unfinished, file);
  }

  /** Gives a finished file or folder its name. */
  static void move(Path finished, Path name) throws IOException {
    Files.move(finished, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path parent = name.getParent();
    if (parent != null) {
      force(parent);
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
