package forewarn.console.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names an installation. */
final class DataDir {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${FOREWARN_DATA_DIR:-data}",
      description = "where everything is kept (default: ./data)")
  @SuppressWarnings("NullAway.Init")
  private Path path;

  Path path() {
    return path.toAbsolutePath().normalize();
  }
}
