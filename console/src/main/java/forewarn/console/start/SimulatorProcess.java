package forewarn.console.start;

import forewarn.warehouse.Progress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The simulator as a child process with its own class path. It ends when this process closes its
 * standard input, and so also when this process dies.
 */
final class SimulatorProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 10;
  private static final String HOUR = "hour ";

  private final Process process;

  private SimulatorProcess(Process process) {
    this.process = process;
  }

  /** Writes a history; buffers of the files need room. */
  static SimulatorProcess startHistory(Path log, List<String> arguments) throws IOException {
    return start(log, List.of("-Xmx512m"), "history", arguments);
  }

  /** Feeds the stream for as long as Forewarn runs: little work, little memory. */
  static SimulatorProcess startLive(Path log, List<String> arguments) throws IOException {
    return start(log, List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"), "live", arguments);
  }

  /**
   * Starts it.
   *
   * @param log where its error output goes
   * @throws IOException when it cannot be started
   */
  private static SimulatorProcess start(
      Path log, List<String> memory, String subCommand, List<String> arguments) throws IOException {
    Path home = Path.of(System.getProperty("forewarn.home", "."));
    Path target = home.resolve("simulator/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
            "forewarn.simulator.Simulator"));
    command.add(subCommand);
    command.addAll(arguments);
    return new SimulatorProcess(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  /**
   * Reads its lines {@code progress <done> <total>} until it ends.
   *
   * @throws IllegalStateException when it failed
   */
  void await(String what, Progress progress) throws InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .map(line -> line.split(" "))
          .filter(words -> words.length == 3 && words[0].equals("progress"))
          .forEach(
              words -> progress.update(what, Long.parseLong(words[1]), Long.parseLong(words[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          "Cannot simulate: the simulator ended with code " + code + ", see logs/simulator.log");
    }
  }

  /** Reads its lines {@code hour <instant>} in the background until it ends. */
  void follow(Consumer<Instant> hourBegun) {
    Thread.ofVirtual()
        .name("simulator-output")
        .start(() -> {
          try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines
                .lines()
                .filter(line -> line.startsWith(HOUR))
                .map(line -> Instant.parse(line.substring(HOUR.length())))
                .forEach(hourBegun);
          } catch (IOException | UncheckedIOException e) {
            // It has ended: nothing is left to read.
          }
        });
  }

  boolean running() {
    return process.isAlive();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
