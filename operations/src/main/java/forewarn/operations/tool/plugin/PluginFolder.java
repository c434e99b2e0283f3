package forewarn.operations.tool.plugin;

import forewarn.operations.tool.Tool;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools of the jars in a folder, found once. A jar names its tools in {@code
 * META-INF/services/forewarn.operations.tool.Tool} and has a class loader of its own: it sees
 * Forewarn's classes and none of other jars. What a jar does is the trust of whoever put it there.
 */
public final class PluginFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PluginFolder.class);

  private final List<Tool> tools = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<URLClassLoader> loaders = new ArrayList<>();

  /** The folder need not exist. A jar that cannot be used is a problem and no failure. */
  public PluginFolder(Path folder) {
    for (Path jar : jars(folder)) {
      load(jar);
    }
    problems.forEach(problem -> log.warn("Cannot use a plug-in: {}", problem));
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      log.warn("Cannot read {}: {}", folder, e.getMessage());
      return List.of();
    }
  }

  private void load(Path jar) {
    int before = tools.size();
    try {
      URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, Tool.class.getClassLoader());
      loaders.add(loader);
      Iterator<Tool> found = ServiceLoader.load(Tool.class, loader).iterator();
      while (found.hasNext()) {
        Tool tool = found.next();
        // The parent's services would be found through every jar's loader.
        if (tool.getClass().getClassLoader() == loader) {
          tool.signature();
          tools.add(tool);
        }
      }
      if (tools.size() == before) {
        problems.add(
            jar.getFileName() + ": it names no tool in META-INF/services/" + Tool.class.getName());
      }
    } catch (ServiceConfigurationError | LinkageError | MalformedURLException e) {
      problems.add(jar.getFileName() + ": " + e.getMessage());
    } catch (RuntimeException e) {
      problems.add(jar.getFileName() + ": a tool of it fails with " + e);
    }
  }

  /** In the order of jars. */
  public List<Tool> tools() {
    return List.copyOf(tools);
  }

  /** What is wrong with jars, one sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    for (URLClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        log.warn("Cannot close a plug-in: {}", e.getMessage());
      }
    }
  }
}
