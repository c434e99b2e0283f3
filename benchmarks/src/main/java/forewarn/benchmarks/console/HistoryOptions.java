package forewarn.benchmarks.console;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the history is that is read from, and how it is made. */
final class HistoryOptions {
  @Option(
      names = "--work",
      defaultValue = "${sys:java.io.tmpdir}/forewarn-bench-console",
      description =
          "Folder of the history, made when it is empty and used again (default: ${DEFAULT-VALUE}).")
  private Path work = Path.of("");

  @Option(
      names = "--history",
      defaultValue = "24mo",
      description = "Its length when it is made (default: ${DEFAULT-VALUE}).")
  private String length = "";

  Path work() {
    return work;
  }

  String length() {
    return length;
  }
}
