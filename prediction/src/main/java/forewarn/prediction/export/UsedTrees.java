package forewarn.prediction.export;

import forewarn.prediction.registry.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model with those of its trees only that count, and with the names of its features. Programs
 * that do not know the card use every tree a file holds.
 */
final class UsedTrees {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private UsedTrees() {}

  /** XGBoost's binary form of it. */
  static byte[] of(ModelCard card, byte[] model) {
    try {
      ObjectNode root = (ObjectNode) MAPPER.readTree(XGBoost.loadModel(model).toByteArray("json"));
      ObjectNode learner = (ObjectNode) root.get("learner");
      ObjectNode trees = (ObjectNode) learner.at("/gradient_booster/model");
      cut(trees, card.trees());
      name(learner, card);
      Booster cutBooster = XGBoost.loadModel(MAPPER.writeValueAsBytes(root));
      return cutBooster.toByteArray("ubj");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XGBoostError e) {
      throw new IllegalStateException(
          "Cannot export model " + card.id() + ": " + e.getMessage(), e);
    }
  }

  private static void cut(ObjectNode model, int trees) {
    model.set("trees", first(model.get("trees"), trees));
    model.set("tree_info", first(model.get("tree_info"), trees));
    // One entry for the start of each iteration and one for the end of the last.
    model.set("iteration_indptr", first(model.get("iteration_indptr"), trees + 1));
    ((ObjectNode) model.get("gbtree_model_param")).put("num_trees", Integer.toString(trees));
  }

  private static ArrayNode first(JsonNode all, int count) {
    ArrayNode first = MAPPER.createArrayNode();
    for (int i = 0; i < count && i < all.size(); i++) {
      first.add(all.get(i));
    }
    return first;
  }

  private static void name(ObjectNode learner, ModelCard card) {
    ArrayNode names = MAPPER.createArrayNode();
    ArrayNode types = MAPPER.createArrayNode();
    for (String feature : card.features()) {
      names.add(feature);
      types.add("float");
    }
    learner.set("feature_names", names);
    learner.set("feature_types", types);
  }
}
