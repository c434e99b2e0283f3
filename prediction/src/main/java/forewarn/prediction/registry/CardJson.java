package forewarn.prediction.registry;

import forewarn.prediction.registry.ModelCard.Stage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

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

  private static final String STAGE = "stage";

  private CardJson() {}

  /** The card as it is kept in a file: without its stage, which changes when the file does not. */
  static String writeForFile(ModelCard card) {
    ObjectNode json = MAPPER.valueToTree(card);
    json.remove(STAGE);
    return MAPPER.writeValueAsString(json);
  }

  /** The whole card, its stage included. */
  public static String write(ModelCard card) {
    return MAPPER.writeValueAsString(card);
  }

  /**
   * Reads a card with or without its stage.
   *
   * @throws IllegalArgumentException when it is no card
   */
  public static ModelCard read(String json) {
    try {
      ObjectNode card = (ObjectNode) MAPPER.readTree(json);
      card.putIfAbsent(STAGE, StringNode.valueOf(Stage.CANDIDATE.name()));
      return MAPPER.treeToValue(card, ModelCard.class);
    } catch (JacksonException | NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException("Cannot read model card: " + e.getMessage(), e);
    }
  }
}
