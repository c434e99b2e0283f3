package forewarn.prediction.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every expected figure is worked out by hand in the comment beside it. */
class QualityTest {
  private static final double EXACT = 1e-12;

  /** Falling: 0.9 hit, 0.8 miss, 0.7 hit, 0.6 miss, 0.1 miss; one cluster, hours 0 to 4. */
  private static final Predictions FIVE =
      oneCluster(
          new boolean[] {true, false, true, false, false}, new double[] {0.9, 0.8, 0.7, 0.6, 0.1});

  @Test
  void measuresASmallExample() {
    Metrics metrics = Quality.measure(FIVE, 0.65);

    // Precision at the hits: 1/1 and 2/3, each for half of the recall.
    assertThat(metrics.prAuc()).isCloseTo((1 + 2 / 3.0) / 2, within(EXACT));
    // Of 6 pairs of hit and miss, 5 are in order.
    assertThat(metrics.rocAuc()).isCloseTo(5 / 6.0, within(EXACT));
    assertThat(metrics.confusion()).isEqualTo(new Confusion(2, 1, 0, 2));
    assertThat(metrics.precision()).isCloseTo(2 / 3.0, within(EXACT));
    assertThat(metrics.recall()).isEqualTo(1);
    assertThat(metrics.f1()).isCloseTo(0.8, within(EXACT));
    // 5 * 2 / (5 * 2 + 4 * 0 + 1)
    assertThat(metrics.f2()).isCloseTo(10 / 11.0, within(EXACT));
    // (0.01 + 0.64 + 0.09 + 0.36 + 0.01) / 5
    assertThat(metrics.brier()).isCloseTo(0.222, within(EXACT));
  }

  @Test
  void countsEqualProbabilitiesAsOneStep() {
    Predictions tied =
        oneCluster(new boolean[] {true, false, true, false}, new double[] {0.5, 0.5, 0.5, 0.5});

    Metrics metrics = Quality.measure(tied, 0.5);

    assertThat(metrics.prAuc()).isEqualTo(0.5);
    assertThat(metrics.rocAuc()).isEqualTo(0.5);
  }

  @Test
  void putsTheThresholdWhereF1IsHighest() {
    // Best is to predict the first three, F1 0.8. Half of it, 0.4, would predict four, so it is the
    // middle of those that predict three: 0.6 < threshold <= 0.7.
    assertThat(Quality.bestThreshold(FIVE)).isCloseTo(0.65, within(EXACT));
  }

  @Test
  void putsTheThresholdAtHalfOfTheHighestF1WhenThatDoesAsWell() {
    Predictions separated = oneCluster(new boolean[] {true, false}, new double[] {0.97, 0.02});

    assertThat(Quality.bestThreshold(separated)).isEqualTo(0.5);
  }

  @Test
  void countsIncidentsAndAlerts() {
    // Hour       0      1     2      3     4     5      6
    // outage     .      yes   yes    .     .     yes    .
    // predicted  alert  alert .      .     .     .      alert
    Predictions predictions =
        oneCluster(
            new boolean[] {false, true, true, false, false, true, false},
            new double[] {0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.9});

    Onset onset = Quality.measure(predictions, 0.5).onset();

    assertThat(onset.incidents()).isEqualTo(2);
    assertThat(onset.recall()).as("the first incident's first hour").isEqualTo(0.5);
    assertThat(onset.precision()).as("neither alert starts on a positive hour").isZero();
    assertThat(onset.leadHours()).as("from hour 0 to the outage in hour 2").isEqualTo(2);
    assertThat(onset.alertsPerDay()).isCloseTo(2 * 24 / 7.0, within(EXACT));
  }

  @Test
  void countsAnAlertThatEndedTooEarlyAsAWarningButNotAsAHit() {
    boolean[] oneOutage = {false, false, false, false, true, false};

    Onset twoHoursBefore =
        Quality.measure(oneCluster(oneOutage, new double[] {0, 0, 0.9, 0, 0, 0}), 0.5).onset();
    Onset threeHoursBefore =
        Quality.measure(oneCluster(oneOutage, new double[] {0, 0.9, 0, 0, 0, 0}), 0.5).onset();

    assertThat(twoHoursBefore.recall()).isZero();
    assertThat(twoHoursBefore.warnedRecall()).isEqualTo(1);
    assertThat(threeHoursBefore.warnedRecall()).as("three hours of label too early").isZero();
  }

  @Test
  void saysHowFarProbabilitiesAreFromTheSharesThatCameTrue() {
    Predictions predictions =
        oneCluster(
            new boolean[] {true, false, false, false, true, true, true, false},
            new double[] {0.15, 0.15, 0.15, 0.15, 0.75, 0.75, 0.75, 0.75});

    // A quarter came true of what was said to be 0.15, three quarters of what was 0.75.
    assertThat(Quality.curves(predictions).calibrationError()).isCloseTo(0.05, within(EXACT));
  }

  @Test
  void joinsNeitherHoursAcrossAGapNorAcrossClusters() {
    Predictions predictions =
        new Predictions(
            new int[] {1, 1, 2},
            new int[] {5, 7, 8},
            new boolean[] {true, true, true},
            new double[] {0.9, 0.9, 0.9});

    assertThat(Quality.measure(predictions, 0.5).onset().incidents()).isEqualTo(3);
  }

  @Test
  void agreesWithTheDefinitionOfRocAucOnRandomRows() {
    long seed = System.nanoTime();
    System.out.println("QualityTest seed " + seed);
    Random random = new Random(seed);
    boolean[] outage = new boolean[200];
    double[] probability = new double[200];
    for (int row = 0; row < 200; row++) {
      outage[row] = row < 2 ? row == 0 : random.nextInt(5) == 0;
      probability[row] = random.nextInt(20) / 20.0;
    }

    assertThat(Quality.measure(oneCluster(outage, probability), 0.5).rocAuc())
        .isCloseTo(shareOfPairsInOrder(outage, probability), within(1e-9));
  }

  private static double shareOfPairsInOrder(boolean[] outage, double[] probability) {
    double inOrder = 0;
    double pairs = 0;
    for (int hit = 0; hit < outage.length; hit++) {
      for (int miss = 0; miss < outage.length; miss++) {
        if (outage[hit] && !outage[miss]) {
          pairs++;
          inOrder += (1 + Double.compare(probability[hit], probability[miss])) / 2.0;
        }
      }
    }
    return inOrder / pairs;
  }

  private static Predictions oneCluster(boolean[] outage, double[] probability) {
    return new Predictions(
        new int[outage.length], IntStream.range(0, outage.length).toArray(), outage, probability);
  }
}
