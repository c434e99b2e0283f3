package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.Rival;
import forewarn.warehouse.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTrainingTest {
  private static final SyntheticHistory HISTORY = SyntheticHistory.of(20, 800, 21);

  @TempDir Path models;

  @Test
  void registersAModelWithItsProvenance() {
    ModelRegistry registry = new ModelRegistry(models);
    List<String> steps = new ArrayList<>();

    ModelCard card =
        new OutageTraining(registry)
            .train(HISTORY, TestModel.settings(), (what, done, total) -> steps.add(what));

    assertThat(card.version()).isEqualTo("1");
    assertThat(card.stage()).isEqualTo(Stage.CHAMPION);
    assertThat(card.features()).isEqualTo(OutageFeatures.names());
    assertThat(card.data().rows()).isEqualTo(HISTORY.rows());
    assertThat(card.data().clusters()).isEqualTo(20);
    assertThat(card.data().from()).isEqualTo(SyntheticHistory.START);
    assertThat(card.data().testFrom())
        .isAfter(card.data().validationFrom())
        .isBefore(card.data().to());
    assertThat(card.settings()).containsEntry("seed", 7L).containsEntry("quiet_kept", 0.5);
    assertThat(card.versions())
        .containsEntry("xgboost4j", "3.0.4")
        .containsKeys("forewarn", "java");
    assertThat(card.importances()).containsKey("hours_to_usual_run");
    assertThat(card.metrics()).containsOnlyKeys("validation", "test", "cold_start");
    assertThat(card.curves().precisionRecall()).isNotEmpty();
    assertThat(steps).contains("Computing features", "Growing trees", "Evaluating", "Registering");
  }

  @Test
  void learnsWhenAnOutageFollows() {
    Metrics test = OutageTraining.tryOut(HISTORY, TestModel.settings(), Progress.none()).test();

    assertThat(test.prAuc()).isGreaterThan(0.95);
    assertThat(test.confusion().tp() + test.confusion().fn()).isEqualTo(test.positives());
    assertThat((double) test.rows() / HISTORY.rows()).isBetween(0.19, 0.21);
  }

  @Test
  void makesTheSameModelFromTheSameHistory() throws Exception {
    ModelRegistry registry = new ModelRegistry(models);
    OutageTraining training = new OutageTraining(registry);

    ModelCard first = training.train(HISTORY, TestModel.settings(), Progress.none());
    ModelCard second = training.train(HISTORY, TestModel.settings(), Progress.none());

    assertThat(second.version()).isEqualTo("2");
    assertThat(second.stage()).isEqualTo(Stage.CANDIDATE);
    assertThat(second.sha256()).isEqualTo(first.sha256());
    assertThat(second.threshold()).isEqualTo(first.threshold());
    assertThat(Files.readAllBytes(models.resolve("outage/2/model.ubj")))
        .isEqualTo(Files.readAllBytes(models.resolve("outage/1/model.ubj")));
  }

  @Test
  void measuresThePlainAlgorithmsBesideTheModel() {
    TrainingResult result =
        OutageTraining.tryOut(
            HISTORY, TestModel.settings().with(Comparison.FLOORS), Progress.none());

    assertThat(result.comparison())
        .extracting(Rival::algorithm)
        .containsExactly(OutageTraining.ALGORITHM, "Logistic regression", "Single decision tree");
    Rival model = result.comparison().getFirst();
    assertThat(model.chosen()).isTrue();
    assertThat(model.test()).isEqualTo(result.test());
    assertThat(result.comparison().subList(1, 3))
        .allSatisfy(floor -> {
          assertThat(floor.chosen()).isFalse();
          assertThat(floor.test().rows()).isEqualTo(result.test().rows());
          assertThat(floor.test().prAuc()).isBetween(0.3, 1.0);
        });
  }

  @Test
  void makesTheModelOfTheSearchedSettingsThatAreBestOnValidation() {
    ModelCard card =
        new OutageTraining(new ModelRegistry(models))
            .train(HISTORY, TestModel.settings().with(Comparison.SEARCH), Progress.none());

    Rival chosen = card.comparison().getFirst();
    assertThat(card.comparison()).filteredOn(Rival::chosen).containsExactly(chosen);
    assertThat(card.comparison()).hasSizeGreaterThan(12);
    assertThat(card.comparison())
        .filteredOn(rival -> Double.valueOf(1).equals(rival.settings().get("share_of_rows")))
        .allSatisfy(rival ->
            assertThat((double) rival.settings().get("validation_loss"))
                .isGreaterThanOrEqualTo((double) chosen.settings().get("validation_loss")));
    assertThat(card.settings())
        .containsEntry("depth", chosen.settings().get("depth"))
        .containsEntry("learning_rate", chosen.settings().get("learning_rate"))
        .containsKeys("chosen_by", "class_imbalance");
    assertThat(card.metrics().get("test")).isEqualTo(chosen.test());
  }

  @Test
  void takesTheNextHourForTheLabelWhereNoneIsGiven() {
    Examples given = LabelledHistory.read(HISTORY, Progress.none());
    Examples derived = LabelledHistory.read(HISTORY.withoutLabels(), Progress.none());

    assertThat(derived.rows()).as("each cluster's last hour is open").isEqualTo(given.rows() - 20);
    for (int row = 0; row < derived.rows(); row++) {
      int same = row + derived.cluster(row) - 1;
      assertThat(derived.hour(row)).isEqualTo(given.hour(same));
      assertThat(derived.outage(row)).isEqualTo(given.outage(same));
    }
  }

  @Test
  void splitsByTimeSoThatNoHourIsOnBothSides() {
    Examples examples = LabelledHistory.read(HISTORY, Progress.none());
    TimeSplit split = TimeSplit.of(examples);

    assertThat(split.validationFrom() - split.firstHour()).isEqualTo(576);
    assertThat(split.testFrom() - split.firstHour()).isEqualTo(640);
    assertThat(Instant.ofEpochSecond(split.firstHour() * 3600L)).isEqualTo(SyntheticHistory.START);
  }

  @Test
  void saysWhatIsMissingInAHistoryThatIsTooShort() {
    assertThatThrownBy(() ->
            OutageTraining.tryOut(
                SyntheticHistory.of(1, 50, 3), TestModel.settings(), Progress.none()))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching(
            "Cannot train: the training part of the history has \\d hours before an outage among"
                + " 36 rows, at least 10 are needed");
    assertThatThrownBy(() ->
            OutageTraining.tryOut(
                SyntheticHistory.of(List.of()), TestModel.settings(), Progress.none()))
        .hasMessage("Cannot train: the history has no row with a known outcome");
  }
}
