package forewarn.operations.tool.http;

import forewarn.operations.tool.Secrets;
import forewarn.operations.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools that a user has described as YAML files in a folder, {@code <name>.yml} each; read
 * again when a file changes. A file that turns bad keeps its last good tool. Thread-safe.
 */
public final class HttpToolFolder {
  private static final Logger log = LoggerFactory.getLogger(HttpToolFolder.class);
  private static final String ENDING = ".yml";

  private final Path folder;
  private final Outgoing outgoing;
  private final Secrets secrets;
  private final Map<Path, Loaded> loaded = new TreeMap<>();

  /** The folder need not exist. */
  public HttpToolFolder(Path folder, Outgoing outgoing, Secrets secrets) {
    this.folder = folder;
    this.outgoing = outgoing;
    this.secrets = secrets;
  }

  private record Loaded(Stamp stamp, List<Tool> tool, List<String> problems) {}

  private record Stamp(FileTime changed, long size) {}

  /** The tools of the files as they are now. */
  public synchronized List<Tool> tools() {
    look();
    return loaded.values().stream().flatMap(one -> one.tool().stream()).toList();
  }

  /** What is wrong with the files, each with file and line. */
  public synchronized List<String> problems() {
    look();
    return loaded.values().stream().flatMap(one -> one.problems().stream()).toList();
  }

  private void look() {
    List<Path> files = files();
    loaded.keySet().retainAll(files);
    for (Path file : files) {
      try {
        Stamp stamp = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        Loaded known = loaded.get(file);
        if (known == null || !known.stamp().equals(stamp)) {
          loaded.put(file, load(file, stamp, known == null ? List.of() : known.tool()));
        }
      } catch (IOException e) {
        log.warn("Cannot read {}: {}", file, e.getMessage());
      }
    }
  }

  // Each begins with "line 7:".
  private static int line(String problem) {
    return Integer.parseInt(problem.substring("line ".length(), problem.indexOf(':')));
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      log.warn("Cannot read {}: {}", folder, e.getMessage());
      return List.of();
    }
  }

  private Loaded load(Path file, Stamp stamp, List<Tool> before) throws IOException {
    String name = file.getFileName().toString();
    List<String> problems = new ArrayList<>();
    List<Tool> tool =
        HttpTool.read(
                name.substring(0, name.length() - ENDING.length()),
                Files.readString(file),
                outgoing,
                secrets,
                problems)
            .<List<Tool>>map(List::of)
            .orElse(before);
    List<String> placed =
        problems.stream()
            .sorted(Comparator.comparingInt(HttpToolFolder::line))
            .map(problem -> name + ", " + problem)
            .toList();
    placed.forEach(problem -> log.warn("Cannot use a tool: {}", problem));
    return new Loaded(stamp, tool, placed);
  }
}
