package forewarn.assistant.semantic;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a model in a folder, by their names within it. */
final class ModelFiles {
  static final String ROOT = "model.yml";
  private static final String FOLDER = "/forewarn/assistant/semantic";

  private ModelFiles() {}

  static Map<String, String> shipped() throws IOException {
    URL root = ModelFiles.class.getResource(FOLDER + "/" + ROOT);
    if (root == null) {
      throw new FileNotFoundException(FOLDER + "/" + ROOT + " on the class path");
    }
    try {
      URI uri = root.toURI();
      if (!uri.getScheme().equals("jar")) {
        return in(Path.of(uri).resolveSibling(""));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return in(jar.getPath(FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new IOException("no folder at " + root, e);
    }
  }

  static Map<String, String> in(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder, 2)) {
      for (Path file : found.filter(path -> path.toString().endsWith(".yml")).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }
}
