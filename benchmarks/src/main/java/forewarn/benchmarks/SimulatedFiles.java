package forewarn.benchmarks;

import forewarn.console.ForewarnProcess;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.file.ImportedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files of the reference process, written by the simulator as a process of its own. */
final class SimulatedFiles {
  private SimulatedFiles() {}

  /**
   * Writes the hours from one on and before another.
   *
   * @param tables RAW tables, separated by commas
   */
  static Path write(Path folder, String tables, Instant from, Instant before)
      throws IOException, InterruptedException {
    Path target = ForewarnProcess.home().resolve("simulator/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
            "forewarn.simulator.Simulator",
            "history",
            "--tables",
            tables,
            "--from",
            from.toString(),
            "--to",
            before.minus(Duration.ofHours(1)).toString(),
            "--out",
            folder.toString()));
    Process simulator =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (simulator.waitFor() != 0) {
      throw new IllegalStateException("Cannot simulate: ended with " + simulator.exitValue());
    }
    return folder;
  }

  static void load(Warehouse warehouse, Path folder) {
    for (ImportedFile file :
        new FileImport(warehouse).importPaths(List.of(folder), Progress.none())) {
      if (file.outcome() != ImportedFile.Outcome.LOADED) {
        throw new IllegalStateException("Cannot measure: " + file);
      }
    }
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
