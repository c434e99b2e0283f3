package forewarn.prediction.registry;

import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every decision, oldest first, in one file that is replaced whole: which model is in use and how
 * that came about can never disagree. Directories of before this file hold the model in use alone,
 * in {@code champion.json}, which counts until the first decision.
 */
final class Decisions {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;
  private final Path formerFile;

  Decisions(Path directory) {
    this.file = directory.resolve("decisions.json");
    this.formerFile = directory.resolve("champion.json");
  }

  private record Chosen(String name, String version, String who, String why, Instant since) {
    Decision decision() {
      return new Decision(
          since,
          who,
          why,
          Kind.PROMOTE,
          new ModelId(name, version),
          Stage.CANDIDATE,
          Stage.CHAMPION,
          null);
    }
  }

  List<Decision> read() {
    Path read = Files.exists(file) ? file : formerFile;
    try {
      if (read.equals(file)) {
        return MAPPER.readValue(Files.readString(file), new TypeReference<List<Decision>>() {});
      }
      return Files.exists(formerFile)
          ? List.of(MAPPER.readValue(Files.readString(formerFile), Chosen.class).decision())
          : List.of();
    } catch (IOException | JacksonException e) {
      throw new ModelException(
          "Cannot tell the model in use from " + read + ": " + e.getMessage(), e);
    }
  }

  void add(Decision decision) {
    List<Decision> all = new ArrayList<>(read());
    all.add(decision);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      DurableFile.replace(file, MAPPER.writeValueAsString(all).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModelException("Cannot keep a decision in " + file + ": " + e.getMessage(), e);
    }
  }
}
