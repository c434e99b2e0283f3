package forewarn.warehouse;

import forewarn.warehouse.catalogue.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Objects of a test beside those of the program, and a clock that the test moves. */
public final class OwnDefinitions {
  private final Path folder;
  private Instant now = Instant.parse("2026-03-02T10:20:00Z");

  public OwnDefinitions(Path dataDir) {
    this.folder = dataDir.resolve("definitions");
    Path ours = Path.of("src/main/resources/sql");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(ours.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds or replaces an object.
   *
   * @param name folder and name, for example {@code datamart/big_cities}
   */
  public OwnDefinitions put(String name, String yaml, String sql) {
    write(name + ".yml", yaml);
    write(name + ".sql", sql);
    return this;
  }

  /** Replaces the select of an object. */
  public void putSql(String name, String sql) {
    write(name + ".sql", sql);
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the warehouse of the data directory; its data clock is {@link #clock}. */
  public Warehouse open(Path dataDir) {
    try {
      return Warehouse.open(
          dataDir, new WarehouseSettings(512, 2, clock()), Catalogue.read(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public InstantSource clock() {
    return () -> now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }
}
