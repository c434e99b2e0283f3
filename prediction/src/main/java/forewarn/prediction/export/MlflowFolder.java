package forewarn.prediction.export;

import forewarn.prediction.metric.Distribution;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.CardJson;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.scoring.Calibration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model in the layout MLflow gives one: {@code model/} is what {@code mlflow.pyfunc.load_model}
 * and {@code mlflow.xgboost.load_model} take; {@code metrics/}, {@code params/} and {@code tags/}
 * are as in the folder of a run. Text in YAML is quoted as JSON quotes it, which YAML reads.
 */
final class MlflowFolder {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DATA = "model.ubj";
  private static final String PYTHON = "3.11.9";
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ModelCard card;
  private final byte[] model;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  MlflowFolder(ModelCard card, byte[] model) {
    this.card = card;
    this.model = model;
  }

  byte[] zip() {
    add("README.txt", readme());
    add("card.json", CardJson.write(card));
    addModel();
    addRun();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(card.name() + "-" + card.version() + "/" + file.getKey());
        entry.setLastModifiedTime(FileTime.from(card.createdAt()));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void addModel() {
    byte[] used = UsedTrees.of(card, model);
    files.put("model/" + DATA, used);
    add("model/MLmodel", mlmodel(used.length));
    add("model/requirements.txt", "mlflow\npandas\n" + xgboost() + "\n");
    add(
        "model/python_env.yaml",
        """
        python: %s
        build_dependencies:
        - pip
        - setuptools
        - wheel
        dependencies:
        - -r requirements.txt
        """
            .formatted(PYTHON));
    add(
        "model/conda.yaml",
        """
        channels:
        - conda-forge
        dependencies:
        - python=%s
        - pip
        - pip:
          - mlflow
          - pandas
          - %s
        name: mlflow-env
        """
            .formatted(PYTHON, xgboost()));
    add("model/input_example.json", example());
  }

  private String xgboost() {
    return "xgboost==" + card.versions().getOrDefault("xgboost4j", "3.0.4");
  }

  private String mlmodel(int size) {
    return """
    artifact_path: model
    flavors:
      python_function:
        data: %1$s
        env:
          conda: conda.yaml
          virtualenv: python_env.yaml
        loader_module: mlflow.xgboost
        python_version: %2$s
      xgboost:
        code: null
        data: %1$s
        model_class: xgboost.core.Booster
        model_format: ubj
        xgb_version: %3$s
    metadata: %4$s
    model_size_bytes: %5$d
    model_uuid: %6$s
    saved_input_example_info:
      artifact_path: input_example.json
      pandas_orient: split
      type: dataframe
    signature:
      inputs: %7$s
      outputs: %8$s
      params: null
    utc_time_created: '%9$s'
    """
        .formatted(
            DATA,
            PYTHON,
            card.versions().getOrDefault("xgboost4j", "3.0.4"),
            JSON.writeValueAsString(metadata()),
            size,
            card.sha256().substring(0, 32),
            quoted(inputs()),
            quoted(
                "[{\"type\": \"tensor\", \"tensor-spec\": {\"dtype\": \"float32\", \"shape\": [-1]}}]"),
            CREATED.format(card.createdAt()));
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", card.name());
    metadata.put("version", card.version());
    metadata.put("threshold", card.threshold());
    metadata.put("calibration", JSON.convertValue(card.calibration(), Map.class));
    metadata.put("trained_sha256", card.sha256());
    return metadata;
  }

  private String inputs() {
    return JSON.writeValueAsString(
        card.features().stream()
            .map(name -> Map.of("name", name, "type", "float", "required", true))
            .toList());
  }

  // The middle of what each feature was in training: a row that is like no other, and quiet.
  private String example() {
    List<Double> row = card.features().stream().map(this::middle).toList();
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("columns", card.features());
    example.put("data", List.of(row));
    return JSON.writeValueAsString(example);
  }

  private double middle(String feature) {
    Distribution seen = card.distributions().get(feature);
    if (seen == null) {
      return 0;
    }
    double below = 0;
    for (int bin = 0; bin < seen.edges().size(); bin++) {
      below += seen.shares().get(bin);
      if (below >= 0.5) {
        return seen.edges().get(bin);
      }
    }
    return seen.most();
  }

  private void addRun() {
    card.metrics()
        .forEach((part, figures) ->
            figures(figures)
                .forEach((name, value) ->
                    add(
                        "metrics/" + part + "_" + name,
                        "%d %s 0\n".formatted(card.createdAt().toEpochMilli(), value))));
    card.settings().forEach((name, value) -> add("params/" + name, String.valueOf(value)));
    add("params/trees", Integer.toString(card.trees()));
    add("params/threshold", Double.toString(card.threshold()));
    add("tags/mlflow.runName", card.id().toString());
    add("tags/stage", card.stage().name());
    add("tags/algorithm", card.algorithm());
    add("tags/data_from", card.data().from().toString());
    add("tags/data_to", card.data().to().toString());
    card.versions().forEach((name, version) -> add("tags/version." + name, version));
  }

  private static Map<String, Double> figures(Metrics metrics) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("pr_auc", metrics.prAuc());
    figures.put("roc_auc", metrics.rocAuc());
    figures.put("precision", metrics.precision());
    figures.put("recall", metrics.recall());
    figures.put("f1", metrics.f1());
    figures.put("f2", metrics.f2());
    figures.put("brier", metrics.brier());
    figures.put("onset_precision", metrics.onset().precision());
    figures.put("onset_recall", metrics.onset().recall());
    return figures;
  }

  private String readme() {
    String calibrated =
        card.calibration() instanceof Calibration.None
            ? "The model's output is the predicted probability."
            : "The model's output is not calibrated yet; metadata.calibration in MLmodel tells how.";
    return """
    %s, as MLflow lays a model out.

    mlflow.pyfunc.load_model("model") or mlflow.xgboost.load_model("model") loads it. Inputs are
    the %d features of MLmodel's signature, as the program computes them from hourly records.
    %s
    An outage is expected in the next hour from a probability of %s on.

    metrics, params and tags are as in the folder of a run; card.json is everything that is known
    of the model.
    """
        .formatted(card.id(), card.features().size(), calibrated, card.threshold());
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  private void add(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
