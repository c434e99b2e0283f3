package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.scoring.Calibration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {
  private static final int ROWS = 20_000;

  @Test
  void leavesProbabilitiesAloneThatAreTrueAlready() {
    assertThat(CalibrationFit.choose(distorted(1, 0))).isEqualTo(new Calibration.None());
  }

  @Test
  void correctsProbabilitiesThatAreOff() {
    Predictions off = distorted(2, 1);

    Calibration calibration = CalibrationFit.choose(off);

    assertThat(calibration).isNotEqualTo(new Calibration.None());
    assertThat(Quality.brier(CalibrationFit.apply(calibration, off)))
        .isLessThan(0.9 * Quality.brier(off));
  }

  @Test
  void findsTheCurveThatWasBentByPlatt() {
    Calibration.Platt platt = CalibrationFit.platt(distorted(2, 1));

    // Log-odds were doubled and raised by one: half and minus a half take that back.
    assertThat(platt.slope()).isCloseTo(0.5, within(0.03));
    assertThat(platt.intercept()).isCloseTo(-0.5, within(0.06));
  }

  @Test
  void poolsNeighboursThatAreOutOfOrder() {
    Predictions predictions =
        new Predictions(
            new int[4],
            new int[] {0, 1, 2, 3},
            new boolean[] {false, true, false, true},
            new double[] {0.1, 0.2, 0.3, 0.4});

    Calibration.Isotonic isotonic = CalibrationFit.isotonic(predictions);

    assertThat(isotonic.apply(0.05)).isZero();
    assertThat(isotonic.apply(0.2)).as("pooled with 0.3").isEqualTo(0.5);
    assertThat(isotonic.apply(0.25)).isEqualTo(0.5);
    assertThat(isotonic.apply(0.35)).as("between two pools").isCloseTo(0.75, within(1e-9));
    assertThat(isotonic.apply(0.9)).isEqualTo(1);
  }

  /** Outages drawn with a probability whose log-odds are then stretched and shifted. */
  private static Predictions distorted(double stretch, double shift) {
    Random random = new Random(17);
    boolean[] outage = new boolean[ROWS];
    double[] probability = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double truth = random.nextDouble();
      outage[row] = random.nextDouble() < truth;
      double odds = stretch * Calibration.logOdds(truth) + shift;
      probability[row] = 1 / (1 + Math.exp(-odds));
    }
    return new Predictions(new int[ROWS], IntStream.range(0, ROWS).toArray(), outage, probability);
  }
}
