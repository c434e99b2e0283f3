package forewarn.simulator.process;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the reference files row by row, as maps from column to value. */
final class SeedRows {
  private SeedRows() {}

  @SuppressWarnings("rawtypes")
  static void forEach(Path file, Consumer<Map<?, ?>> each) throws IOException {
    try (var rows = new CarpetReader<>(file.toFile(), Map.class).iterator()) {
      while (rows.hasNext()) {
        each.accept(rows.next());
      }
    }
  }
}
