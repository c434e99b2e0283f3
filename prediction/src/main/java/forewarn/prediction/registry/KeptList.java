package forewarn.prediction.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A list of records in one JSON file that is replaced whole; names are in snake_case. */
final class KeptList<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path file;
  private final JavaType type;

  KeptList(Path file, Class<T> type) {
    this.file = file;
    this.type = MAPPER.getTypeFactory().constructCollectionType(List.class, type);
  }

  boolean isThere() {
    return Files.exists(file);
  }

  /**
   * Oldest first; empty when nothing was kept yet.
   *
   * @throws ModelException when the file is none of ours
   */
  List<T> read() {
    if (!isThere()) {
      return List.of();
    }
    try {
      return MAPPER.readValue(Files.readString(file), type);
    } catch (IOException | JacksonException e) {
      throw new ModelException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  void write(List<T> all) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      DurableFile.replace(file, MAPPER.writeValueAsString(all).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModelException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
