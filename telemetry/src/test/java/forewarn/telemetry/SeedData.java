package forewarn.telemetry;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real input files in the reference format, which are not part of this repository: the folder named
 * by FOREWARN_SEED_DATA, or {@code shared/seed-data} beside the repository. A test that needs a
 * missing file is skipped and says so.
 */
public final class SeedData {
  private SeedData() {}

  public static Path file(String name) {
    Path file = folder().resolve(name);
    boolean there = Files.exists(file);
    if (!there) {
      System.out.println("Skipped: no seed data at " + file + " (set FOREWARN_SEED_DATA)");
    }
    Assumptions.assumeTrue(there, () -> "no seed data at " + file);
    return file;
  }

  public static Path folder() {
    String configured = System.getenv("FOREWARN_SEED_DATA");
    if (configured != null) {
      return Path.of(configured);
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("shared/seed-data"))) {
        return up.resolve("shared/seed-data");
      }
    }
    return Path.of("../shared/seed-data").toAbsolutePath().normalize();
  }
}
