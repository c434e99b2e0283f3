package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.training.SettingsSearch.Candidate;
import forewarn.warehouse.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingsSearchTest {
  private static final TreeSettings GOOD = new TreeSettings(30, 4, 0.3, 1);
  // A single step of a hundredth leaves every probability near one half.
  private static final TreeSettings HOPELESS = new TreeSettings(1, 2, 0.01, 1);
  private static final TreeSettings POOR = new TreeSettings(3, 2, 0.05, 1);

  private static Examples validation = new Examples(0);
  private static Sample sample = new Sample(validation, new float[0]);

  @BeforeAll
  static void readHistory() {
    Examples examples = LabelledHistory.read(SyntheticHistory.of(20, 800, 21), Progress.none());
    TimeSplit split = TimeSplit.of(examples);
    validation = examples.select(row -> split.isValidation(examples.hour(row)));
    sample = Sample.of(examples, split::isTraining, 0.5, 7);
  }

  @Test
  void putsTheBetterOfTwoFirst() {
    List<Candidate> ranked = search(settings(GOOD), List.of(HOPELESS, GOOD), Progress.none());

    assertThat(ranked).extracting(Candidate::trees).containsExactly(GOOD, HOPELESS);
    assertThat(ranked.getFirst().share()).isEqualTo(1);
    assertThat(ranked.getFirst().fitted().loss()).isLessThan(ranked.getLast().fitted().loss());
  }

  @Test
  void dropsTheWorstBeforeAllRowsAreSpentOnThem() {
    List<Candidate> ranked =
        search(
            settings(GOOD),
            List.of(HOPELESS, POOR, GOOD, new TreeSettings(30, 3, 0.3, 1)),
            Progress.none());

    assertThat(ranked)
        .filteredOn(candidate -> List.of(HOPELESS, POOR).contains(candidate.trees()))
        .extracting(Candidate::share)
        .containsOnly(1 / 9.0);
    assertThat(ranked).hasSize(4).extracting(Candidate::trees).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheSettingsItStartsWithToTheEndHoweverPoorTheyAre() {
    List<Candidate> ranked =
        search(
            settings(HOPELESS),
            List.of(HOPELESS, POOR, GOOD, new TreeSettings(30, 3, 0.3, 1)),
            Progress.none());

    assertThat(ranked)
        .filteredOn(candidate -> candidate.trees().equals(HOPELESS))
        .extracting(Candidate::share)
        .containsExactly(1.0);
    assertThat(ranked.getFirst().trees()).isNotEqualTo(HOPELESS);
  }

  @Test
  void tellsHowFarItIs() {
    List<String> steps = new ArrayList<>();

    search(
        settings(GOOD),
        List.of(HOPELESS, GOOD),
        (what, done, total) -> steps.add(what + " " + done + "/" + total));

    assertThat(steps).startsWith("Searching settings 0/6", "Searching settings 1/6");
  }

  @Test
  void triesEachSettingOfTheGridOnce() {
    assertThat(SettingsSearch.grid(TreeSettings.defaults()))
        .hasSize(13)
        .doesNotHaveDuplicates()
        .startsWith(TreeSettings.defaults());
  }

  private static TrainingSettings settings(TreeSettings start) {
    return TestModel.settings().with(start).with(Comparison.SEARCH);
  }

  private static List<Candidate> search(
      TrainingSettings settings, List<TreeSettings> candidates, Progress progress) {
    return new SettingsSearch(sample, validation, settings, progress).search(candidates);
  }
}
