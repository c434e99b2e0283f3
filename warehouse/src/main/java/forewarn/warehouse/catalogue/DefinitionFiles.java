package forewarn.warehouse.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders {@code sql/raw}, {@code sql/staging} and {@code sql/datamart} on the class path. */
final class DefinitionFiles {
  private static final List<String> SCHEMAS = List.of("raw", "staging", "datamart");

  private DefinitionFiles() {}

  /**
   * All that is in the folders.
   *
   * @param dictionary columns that several objects share, by name
   */
  record Content(List<Definition> definitions, Map<String, ColumnDefinition> dictionary) {}

  static Content readAll() {
    URL marker = DefinitionFiles.class.getResource("/sql/raw/raw_ml_features.yml");
    if (marker == null) {
      throw new InvalidDefinitionException(List.of("no folder sql on the class path"));
    }
    try {
      URI uri = marker.toURI();
      if (!uri.getScheme().equals("jar")) {
        return readFolders(root(Path.of(uri)));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return readFolders(jar.getPath("/sql"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the warehouse's definitions", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot read the warehouse's definitions at " + marker, e);
    }
  }

  private static Path root(Path marker) {
    Path folder = marker.getParent();
    Path root = folder == null ? null : folder.getParent();
    if (root == null) {
      throw new IllegalStateException("Cannot find the folder of " + marker);
    }
    return root;
  }

  static Content readFolders(Path root) throws IOException {
    List<Definition> definitions = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Map<String, ColumnDefinition> dictionary = dictionary(root, problems);
    for (String schema : SCHEMAS) {
      for (Path yaml : filesIn(root.resolve(schema), ".yml")) {
        String name = nameOf(yaml, ".yml");
        definitions.add(
            new DefinitionReader(schema, name, problems)
                .read(Files.readString(yaml), sqlBeside(yaml, name)));
      }
      for (Path sql : filesIn(root.resolve(schema), ".sql")) {
        if (!Files.exists(sql.resolveSibling(nameOf(sql, ".sql") + ".yml"))) {
          problems.add(schema + "/" + sql.getFileName() + " has no yml");
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidDefinitionException(problems);
    }
    return new Content(definitions, dictionary);
  }

  private static Map<String, ColumnDefinition> dictionary(Path root, List<String> problems)
      throws IOException {
    Path file = root.resolve("columns.yml");
    return Files.exists(file)
        ? new DefinitionReader("sql", "columns.yml", problems).readColumns(Files.readString(file))
        : Map.of();
  }

  private static @Nullable String sqlBeside(Path yaml, String name) throws IOException {
    Path sql = yaml.resolveSibling(name + ".sql");
    return Files.exists(sql) ? Files.readString(sql) : null;
  }

  private static List<Path> filesIn(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String nameOf(Path file, String ending) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ending.length());
  }
}
