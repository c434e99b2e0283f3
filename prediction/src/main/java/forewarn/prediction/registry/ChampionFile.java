package forewarn.prediction.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Which model is in use, since when, by whom and why: a small file that is replaced whole. */
final class ChampionFile {
  private final Path file;

  ChampionFile(Path directory) {
    this.file = directory.resolve("champion.json");
  }

  record Chosen(String name, String version, String who, String why, Instant since) {
    String label() {
      return name + " version " + version;
    }
  }

  Optional<Chosen> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonMapper.shared().readValue(Files.readString(file), Chosen.class));
    } catch (IOException | JacksonException e) {
      throw new ModelException(
          "Cannot tell the model in use from " + file + ": " + e.getMessage(), e);
    }
  }

  void write(Chosen chosen) {
    try {
      Path unfinished = file.resolveSibling(".champion.json");
      Files.writeString(unfinished, JsonMapper.shared().writeValueAsString(chosen));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ModelException("Cannot put a model in use by " + file + ": " + e.getMessage(), e);
    }
  }
}
