package forewarn.prediction.export;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.export.ModelExport.Format;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.registry.CardJson;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.Forest;
import forewarn.prediction.training.OutageTraining;
import forewarn.warehouse.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelExportTest {
  @TempDir static Path models;
  private static ModelRegistry registry;
  private static ModelCard card;

  @BeforeAll
  static void train() {
    registry = new ModelRegistry(models);
    card =
        new OutageTraining(registry)
            .train(SyntheticHistory.of(12, 1000, 5), TestModel.settings(), Progress.none());
  }

  @Test
  void laysAModelOutAsMlflowDoes() throws IOException {
    Map<String, byte[]> files = unzip(ModelExport.of(registry, card, Format.MLFLOW));

    assertThat(files.keySet())
        .contains(
            "outage-1/README.txt",
            "outage-1/card.json",
            "outage-1/model/MLmodel",
            "outage-1/model/model.ubj",
            "outage-1/model/conda.yaml",
            "outage-1/model/python_env.yaml",
            "outage-1/model/requirements.txt",
            "outage-1/model/input_example.json",
            "outage-1/metrics/test_pr_auc",
            "outage-1/params/trees",
            "outage-1/tags/mlflow.runName");
    assertThat(text(files, "model/MLmodel"))
        .contains("loader_module: mlflow.xgboost", "model_class: xgboost.core.Booster")
        .contains("data: model.ubj", "model_format: ubj", "xgb_version: 3.")
        .contains("\\\"name\\\":\\\"elevated_hours\\\"");
    assertThat(text(files, "model/requirements.txt")).contains("xgboost==3.");
    assertThat(text(files, "metrics/test_pr_auc"))
        .isEqualTo(
            card.createdAt().toEpochMilli() + " " + card.metrics().get("test").prAuc() + " 0\n");
    JsonNode example = JsonMapper.shared().readTree(text(files, "model/input_example.json"));
    assertThat(example.get("columns").size()).isEqualTo(OutageFeatures.COUNT);
    assertThat(example.get("data").get(0).size()).isEqualTo(OutageFeatures.COUNT);
  }

  @Test
  void exportedTreesPredictWhatTheModelInUseDoes() throws IOException, XGBoostError {
    byte[] exported =
        unzip(ModelExport.of(registry, card, Format.MLFLOW)).get("outage-1/model/model.ubj");
    Booster booster = XGBoost.loadModel(exported);
    assertThat(booster.getFeatureNames()).containsExactlyElementsOf(OutageFeatures.names());
    Forest forest = registry.load(card).forest();
    assertThat(booster.getNumBoostedRound()).isEqualTo(card.trees());

    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int row = 0; row < 200; row++) {
      float[] features = new float[OutageFeatures.COUNT];
      for (int i = 0; i < features.length; i++) {
        features[i] = random.nextInt(10) == 0 ? Float.NaN : (float) (20 * random.nextGaussian());
      }
      DMatrix matrix = new DMatrix(features, 1, features.length, Float.NaN);
      matrix.setFeatureNames(OutageFeatures.names().toArray(String[]::new));
      assertThat(booster.predict(matrix, true)[0][0])
          .as("seed %d, row %d", seed, row)
          .isEqualTo(forest.margin(features));
      matrix.dispose();
    }
  }

  @Test
  void handsCardAndFileOutAsTheyAre() throws IOException {
    assertThat(ModelExport.of(registry, card, Format.MODEL))
        .isEqualTo(Files.readAllBytes(models.resolve("outage/1/model.ubj")));
    String json = new String(ModelExport.of(registry, card, Format.CARD), StandardCharsets.UTF_8);
    assertThat(CardJson.read(json).sha256()).isEqualTo(card.sha256());
    assertThat(Format.MLFLOW.fileName(card)).isEqualTo("outage-1.zip");
    assertThat(Format.find("mlFlow")).contains(Format.MLFLOW);
    assertThat(Format.find("onnx")).isEmpty();
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get("outage-1/" + name), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
