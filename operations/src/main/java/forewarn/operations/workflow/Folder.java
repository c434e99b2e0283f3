package forewarn.operations.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Texts of workflows: those that come with the program, and those of a folder in their place. */
final class Folder {
  /** Came with the program, in the order in which they are shown. */
  static final List<String> SHIPPED =
      List.of(
          "incident-to-tool",
          "auto-escalation",
          "new-device-enrichment",
          "daily-summary-report",
          "predicted-outage-notice",
          "ticket-creation");

  private static final String ENDING = ".yml";

  private final Path folder;

  Folder(Path folder) {
    this.folder = folder;
  }

  record Text(String text, WorkflowFile.Origin origin) {}

  /** The texts by id. */
  Map<String, Text> read() {
    Map<String, Text> texts = new TreeMap<>();
    SHIPPED.forEach(id -> texts.put(id, new Text(shipped(id), WorkflowFile.Origin.SHIPPED)));
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(one -> one.toString().endsWith(ENDING)).toList()) {
          String name = file.getFileName().toString();
          texts.put(
              name.substring(0, name.length() - ENDING.length()),
              new Text(
                  new String(Files.readAllBytes(file), StandardCharsets.UTF_8),
                  WorkflowFile.Origin.OWN));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read workflows of " + folder, e);
      }
    }
    return texts;
  }

  static String shipped(String id) {
    try (InputStream in = Folder.class.getResourceAsStream("/workflows/" + id + ENDING)) {
      if (in == null) {
        throw new IllegalStateException("Cannot find workflow " + id + ": it is not shipped");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read workflow " + id, e);
    }
  }

  /** Writes a file whole, so that no reader sees half of it. */
  void write(String id, String text) {
    try {
      Files.createDirectories(folder);
      Path written = folder.resolve("." + id + ".new");
      Files.writeString(written, text);
      Files.move(
          written,
          folder.resolve(id + ENDING),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write workflow " + id + " into " + folder, e);
    }
  }
}
