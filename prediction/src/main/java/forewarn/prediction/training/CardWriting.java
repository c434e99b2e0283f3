package forewarn.prediction.training;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.registry.ModelCard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down what a model was made from. The registry adds its version and hash. */
final class CardWriting {
  private static final String THRESHOLD_POLICY =
      "highest F1 on validation; of equally good ones the nearest to half of that F1";

  private static final String CLASS_IMBALANCE =
      "rows of outages and elevated hours are all learnt from, quiet ones sampled with their weight raised in turn; positives get no weight of their own, so that probabilities stay true";
  private static final Map<Comparison, String> CHOSEN_BY =
      Map.of(
          Comparison.NONE, "fixed settings",
          Comparison.FLOORS, "fixed settings",
          Comparison.SEARCH, "search by successive halving, lowest log loss on validation");

  private CardWriting() {}

  static ModelCard card(TrainedModel trained, TrainingSettings settings) {
    TrainingResult result = trained.result();
    TrainingSettings used = settings.with(trained.trees());
    return new ModelCard(
        settings.name(),
        "",
        ModelCard.Stage.CANDIDATE,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        OutageTraining.ALGORITHM,
        OutageFeatures.names(),
        trained.boosted().trees(),
        result.threshold(),
        THRESHOLD_POLICY,
        trained.calibration(),
        result.metrics(),
        data(trained),
        settings(used),
        Versions.running(),
        trained.boosted().gains(),
        result.curves(),
        result.segments(),
        result.comparison(),
        result.distributions(),
        result.seconds(),
        "");
  }

  private static ModelCard.DataSnapshot data(TrainedModel trained) {
    TimeSplit split = trained.split();
    return new ModelCard.DataSnapshot(
        trained.result().rows(),
        trained.result().positives(),
        trained.clusters(),
        instant(split.firstHour()),
        instant(split.lastHour()),
        instant(split.validationFrom()),
        instant(split.testFrom()),
        trained.fingerprint());
  }

  private static Instant instant(int epochHour) {
    return Instant.ofEpochSecond(epochHour * 3600L);
  }

  private static Map<String, Object> settings(TrainingSettings settings) {
    Map<String, Object> values = new LinkedHashMap<>(settings.trees().values());
    values.put("patience", settings.patience());
    values.put("quiet_kept", settings.quietKept());
    values.put("seed", settings.seed());
    values.put("chosen_by", CHOSEN_BY.get(settings.comparison()));
    values.put("class_imbalance", CLASS_IMBALANCE);
    return values;
  }
}
