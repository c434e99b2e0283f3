package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.Proposal;
import forewarn.telemetry.HourlyRecord;
import forewarn.warehouse.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingTest {
  private static final int CLUSTERS = 12;
  private static final SyntheticHistory YEAR = SyntheticHistory.of(CLUSTERS, 1400, 21);
  private static final String WHY = "30 days of new data";

  @TempDir Path models;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    registry = new ModelRegistry(models);
  }

  @Test
  void needsAModelToBeat() {
    assertThatThrownBy(() -> propose(YEAR))
        .isInstanceOf(TrainingException.class)
        .hasMessage("Cannot propose a model: there is none in use to beat");
  }

  @Test
  void proposesWhatIsAtLeastAsGoodAndPromotesNothing() {
    train(until(900));

    Proposal proposal = propose(YEAR);

    assertThat(proposal.recommended()).as(proposal.text()).isTrue();
    assertThat(proposal.text()).contains("outage version 2", "PR-AUC", "in the shadow");
    assertThat(stage("1")).isEqualTo(Stage.CHAMPION);
    assertThat(stage("2")).isEqualTo(Stage.CHALLENGER);
    assertThat(new ModelRegistry(models).proposals()).containsExactly(proposal);
  }

  @Test
  void measuresBothOnHoursThatNeitherHasLearntFrom() {
    ModelCard champion = train(until(900));

    Proposal proposal = propose(YEAR);

    ModelCard candidate = registry.find("outage", "2").orElseThrow();
    assertThat(proposal.hours().from())
        .isEqualTo(candidate.data().testFrom())
        .isAfter(champion.data().testFrom());
    assertThat(proposal.hours().champion().rows())
        .isEqualTo(proposal.hours().candidate().rows())
        .isEqualTo(candidate.metrics().get("test").rows());
    assertThat(proposal.hours().candidate())
        .as("the same hours, the same figures as in its own test")
        .isEqualTo(candidate.metrics().get("test"));
  }

  @Test
  void leavesTheChampionAloneWhenTheCandidateIsWorse() {
    train(YEAR);

    Proposal proposal =
        new Retraining(registry)
            .propose(
                YEAR,
                new TrainingSettings(
                    "outage", new TreeSettings(1, 1, 0.3, 1), 1, 0.5, 7, Comparison.NONE),
                WHY,
                Progress.none());

    assertThat(proposal.recommended()).as(proposal.text()).isFalse();
    assertThat(proposal.text()).startsWith("outage version 2 is not as good as outage version 1");
    assertThat(stage("2")).isEqualTo(Stage.CANDIDATE);
    assertThat(registry.challenger()).isEmpty();
  }

  @Test
  void archivesItsOwnFormerProposals() {
    train(until(900));
    propose(until(1100));
    propose(YEAR);

    assertThat(List.of(stage("1"), stage("2"), stage("3")))
        .containsExactly(Stage.CHAMPION, Stage.ARCHIVED, Stage.CHALLENGER);
  }

  @Test
  void respectsAChallengerThatAPersonChose() {
    train(until(900));
    train(until(1000));
    registry.decide(Kind.CHALLENGE, new ModelId("outage", "2"), "ann", "fewer alarms at night");

    Proposal proposal = propose(YEAR);

    assertThat(proposal.text()).contains("outage version 2 stays in the shadow");
    assertThat(stage("2")).isEqualTo(Stage.CHALLENGER);
    assertThat(stage("3")).isEqualTo(Stage.CANDIDATE);
  }

  private ModelCard train(SyntheticHistory history) {
    return new OutageTraining(registry).train(history, TestModel.settings(), Progress.none());
  }

  private Proposal propose(SyntheticHistory history) {
    return new Retraining(registry).propose(history, TestModel.settings(), WHY, Progress.none());
  }

  private Stage stage(String version) {
    return registry.find("outage", version).orElseThrow().stage();
  }

  private static SyntheticHistory until(int hours) {
    Instant end = SyntheticHistory.START.plus(Duration.ofHours(hours));
    List<HourlyRecord> earlier =
        YEAR.records().stream().filter(hourly -> hourly.hour().isBefore(end)).toList();
    return SyntheticHistory.of(earlier);
  }
}
