package forewarn.prediction.registry;

import forewarn.prediction.metric.Curves;
import forewarn.prediction.metric.Distribution;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.scoring.Calibration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything known of a trained model: what it is, what it was made from and how good it was. Kept
 * beside the model as {@code card.json}.
 *
 * @param name of the model
 * @param version within the name, from 1
 * @param stage whether it is in use; not part of the file
 * @param createdAt end of training
 * @param algorithm in words
 * @param features names of its inputs, in order
 * @param trees number of trees that are used; the file may hold more
 * @param threshold probability from which an outage is expected
 * @param thresholdPolicy how the threshold was chosen
 * @param calibration from the trees' probability to the predicted one
 * @param metrics figures by part of the history: {@code validation}, {@code test}, {@code
 *     cold_start}
 * @param data the history it was made from
 * @param settings of the training
 * @param versions of the libraries and of this program
 * @param importances share of each feature in the gain of all splits
 * @param curves on the test part
 * @param segments figures on the test part by dimension ({@code region}, {@code vendor}) and value
 * @param comparison what else was fitted on the same history, and how good it was
 * @param distributions of the inputs in the training part, by feature, and of the predicted
 *     probability in the validation part as {@link #PROBABILITY}
 * @param seconds taken by each step
 * @param sha256 of the model file, hexadecimal
 */
public record ModelCard(
    String name,
    String version,
    Stage stage,
    Instant createdAt,
    String algorithm,
    List<String> features,
    int trees,
    double threshold,
    String thresholdPolicy,
    Calibration calibration,
    Map<String, Metrics> metrics,
    DataSnapshot data,
    Map<String, Object> settings,
    Map<String, String> versions,
    Map<String, Double> importances,
    Curves curves,
    Map<String, Map<String, Metrics>> segments,
    List<Rival> comparison,
    Map<String, Distribution> distributions,
    Map<String, Double> seconds,
    String sha256) {

  /** Among the distributions, the one of what was predicted. */
  public static final String PROBABILITY = "probability";

  public ModelCard {
    features = List.copyOf(features);
    metrics = ordered(metrics);
    settings = ordered(settings);
    versions = ordered(versions);
    importances = ordered(importances);
    // Older cards have none of these.
    segments = ordered(Objects.requireNonNullElse(segments, Map.of()));
    comparison = List.copyOf(Objects.requireNonNullElse(comparison, List.of()));
    distributions = ordered(Objects.requireNonNullElse(distributions, Map.of()));
    seconds = ordered(seconds);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Which model it is. */
  public ModelId id() {
    return new ModelId(name, version);
  }

  ModelCard registered(String newVersion, String modelHash) {
    return copy(newVersion, stage, modelHash);
  }

  ModelCard withStage(Stage newStage) {
    return copy(version, newStage, sha256);
  }

  private ModelCard copy(String newVersion, Stage newStage, String modelHash) {
    return new ModelCard(
        name,
        newVersion,
        newStage,
        createdAt,
        algorithm,
        features,
        trees,
        threshold,
        thresholdPolicy,
        calibration,
        metrics,
        data,
        settings,
        versions,
        importances,
        curves,
        segments,
        comparison,
        distributions,
        seconds,
        modelHash);
  }

  /** What a model is used for; see {@link Decision} for what leads from one to the other. */
  public enum Stage {
    /** For nothing yet. */
    CANDIDATE,
    /** Predicts beside the champion, and nobody is alerted by it. At most one. */
    CHALLENGER,
    /** Its predictions are those of the network. At most one. */
    CHAMPION,
    /** Put away. */
    ARCHIVED
  }

  /**
   * The history a model was made from.
   *
   * @param rows labelled rows
   * @param from first hour
   * @param to last hour
   * @param validationFrom first hour of the validation part; training ends before it
   * @param testFrom first hour of the test part
   * @param fingerprint of all rows, their features and labels: the same for the same history; empty
   *     on cards of before there was one
   */
  public record DataSnapshot(
      long rows,
      long positives,
      long clusters,
      Instant from,
      Instant to,
      Instant validationFrom,
      Instant testFrom,
      String fingerprint) {

    public DataSnapshot {
      fingerprint = Objects.requireNonNullElse(fingerprint, "");
    }
  }
}
