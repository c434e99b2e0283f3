package forewarn.benchmarks;

import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.file.ImportedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Files of the reference process, and a warehouse that takes them in. */
final class SimulatedFiles {
  private SimulatedFiles() {}

  /**
   * Writes the hours from one on and before another.
   *
   * @param tables RAW tables, separated by commas
   */
  static Path write(Path folder, String tables, Instant from, Instant before)
      throws IOException, InterruptedException {
    SimulatorProcess.run(
        List.of(
            "history",
            "--tables",
            tables,
            "--from",
            from.toString(),
            "--to",
            before.minus(Duration.ofHours(1)).toString(),
            "--out",
            folder.toString()));
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
}
