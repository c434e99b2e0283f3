package forewarn.prediction.registry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The card as JSON, names in snake_case. Reading skips fields it does not know and takes those that
 * are missing as empty, so that cards of other releases can be read.
 */
public final class CardJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private CardJson() {}

  /** The whole card, its stage included. */
  public static String write(ModelCard card) {
    return MAPPER.writeValueAsString(card);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is no card
   */
  public static ModelCard read(String json) {
    try {
      return MAPPER.readValue(json, ModelCard.class);
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalArgumentException("Cannot read model card: " + e.getMessage(), e);
    }
  }
}
