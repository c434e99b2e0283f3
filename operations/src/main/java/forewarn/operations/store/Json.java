package forewarn.operations.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON text in a column. Thread-safe. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private Json() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * The fields of an object: texts, numbers, booleans, lists and maps.
   *
   * @throws IllegalArgumentException when the text is no JSON object
   */
  public static Map<String, Object> object(@Nullable String text) {
    return text == null ? Map.of() : read(text, OBJECT);
  }

  /**
   * A list of texts.
   *
   * @throws IllegalArgumentException when the text is no JSON list of texts
   */
  public static List<String> texts(@Nullable String text) {
    return text == null ? List.of() : read(text, TEXTS);
  }

  /**
   * A record that was written.
   *
   * @throws IllegalArgumentException when the text is no JSON of this type
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Invalid JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Invalid JSON: " + e.getOriginalMessage(), e);
    }
  }
}
