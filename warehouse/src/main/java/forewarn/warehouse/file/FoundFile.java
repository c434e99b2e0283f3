package forewarn.warehouse.file;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file to be imported. Its table is told by its own name, else by that of the nearest folder it
 * was found in: {@code RAW_ML_FEATURES/year=2024/month=11/part-0.parquet}.
 *
 * @param folder that the user named, or null when the user named the file
 */
record FoundFile(Path path, @Nullable Path folder) {

  /** The file of a path, or what can be read below a folder, in the order of names. */
  static List<FoundFile> under(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(new FoundFile(path, null));
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> isImportable(path, file))
          .sorted()
          .map(file -> new FoundFile(file, path))
          .toList();
    }
  }

  // What begins with a dot is hidden or being written.
  private static boolean isImportable(Path folder, Path file) {
    boolean hidden = false;
    for (Path part : folder.relativize(file)) {
      hidden |= part.toString().startsWith(".");
    }
    return !hidden && SourceFile.isReadable(file) && Files.isRegularFile(file);
  }

  /** Whether the user asked for this very file. */
  boolean isNamed() {
    return folder == null;
  }

  Optional<Definition> table(Catalogue catalogue) {
    Optional<Definition> own = table(catalogue, path);
    Path parent = path.getParent();
    while (own.isEmpty() && folder != null && parent != null && parent.startsWith(folder)) {
      own = table(catalogue, parent);
      parent = parent.getParent();
    }
    return own;
  }

  private static Optional<Definition> table(Catalogue catalogue, Path named) {
    String name = String.valueOf(named.getFileName()).toLowerCase(Locale.ROOT);
    return tables(catalogue)
        .filter(table -> name.matches(table.name() + "([_.-].*)?"))
        .max(Comparator.comparingInt(table -> table.name().length()));
  }

  /** The tables that take files. */
  static String tableNames(Catalogue catalogue) {
    return tables(catalogue)
        .map(table -> table.name().toUpperCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Stream<Definition> tables(Catalogue catalogue) {
    return catalogue.definitions().stream().filter(Definition::takesFiles);
  }
}
