package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

class ForestTest {
  private static final int ROWS = 10_000;
  private static final int WIDTH = 14;
  private static final int TREES = 100;

  @Test
  void agreesWithXgboostToTheBit() throws XGBoostError {
    long seed = System.nanoTime();
    System.out.println("ForestTest seed " + seed);
    Random random = new Random(seed);
    float[] rows = rows(random);
    Booster booster = train(rows, random);
    Forest forest = Forest.read(booster.toByteArray("json"), TREES / 2);

    float[][] margins = booster.predict(new DMatrix(rows, ROWS, WIDTH, Float.NaN), true, TREES / 2);

    float[] features = new float[WIDTH];
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(rows, row * WIDTH, features, 0, WIDTH);
      assertThat(Float.floatToIntBits(forest.margin(features)))
          .as("row %d", row)
          .isEqualTo(Float.floatToIntBits(margins[row][0]));
    }
  }

  @Test
  void explainsWhatAddsUpToTheMargin() throws XGBoostError {
    Random random = new Random(3);
    float[] rows = rows(random);
    Booster booster = train(rows, random);
    Forest forest = Forest.read(booster.toByteArray("json"), TREES);
    float[] features = java.util.Arrays.copyOf(rows, WIDTH);
    float bias =
        booster.predictContrib(new DMatrix(features, 1, WIDTH, Float.NaN), TREES)[0][WIDTH];

    var explanation = new BoosterContributions(booster, TREES).explain(features);

    double sum = explanation.stream().mapToDouble(Contribution::contribution).sum();
    assertThat(sum + bias).isCloseTo(forest.margin(features), within(1e-4));
    assertThat(Math.abs(explanation.getFirst().contribution()))
        .isGreaterThanOrEqualTo(Math.abs(explanation.getLast().contribution()));
  }

  @Test
  void refusesAModelWithTooFewTrees() {
    byte[] none =
        "{\"learner\":{\"gradient_booster\":{\"model\":{\"trees\":[]}}}}"
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Forest.read(none, 3))
        .hasMessage("Cannot read model: 0 trees, expected 3");
  }

  private static float[] rows(Random random) {
    float[] rows = new float[ROWS * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return rows;
  }

  private static Booster train(float[] rows, Random random) throws XGBoostError {
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = rows[row * WIDTH] + rows[row * WIDTH + 1] + random.nextGaussian() > 1 ? 1 : 0;
    }
    DMatrix matrix = new DMatrix(rows, ROWS, WIDTH, Float.NaN);
    matrix.setLabel(labels);
    return XGBoost.train(
        matrix,
        Map.of("objective", "binary:logistic", "base_score", 0.5, "nthread", 1, "verbosity", 0),
        TREES,
        Map.of(),
        null,
        null);
  }
}
