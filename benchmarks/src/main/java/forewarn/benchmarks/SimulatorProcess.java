package forewarn.benchmarks;

import forewarn.console.ForewarnProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The simulator as a process of its own, run to its end. */
final class SimulatorProcess {
  private SimulatorProcess() {}

  /**
   * Runs one of its commands.
   *
   * @throws IllegalStateException with what it printed, when it fails
   */
  static void run(List<String> arguments) throws IOException, InterruptedException {
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
            "forewarn.simulator.Simulator"));
    command.addAll(arguments);
    Path output = Files.createTempFile("forewarn-simulator", ".txt");
    try {
      Process simulator =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (simulator.waitFor() != 0) {
        throw new IllegalStateException(
            "Cannot simulate: ended with %d and said %s"
                .formatted(simulator.exitValue(), Files.readString(output)));
      }
    } finally {
      Files.delete(output);
    }
  }
}
