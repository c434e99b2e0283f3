package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Distribution;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureRangesTest {
  private static final int TEMPERATURE = OutageFeatures.names().indexOf("temperature");

  private final FeatureRanges ranges =
      FeatureRanges.of(Map.of("temperature", Distribution.of(new double[] {30, 36.5, 45})));

  @Test
  void namesWhatLiesBeyondTheValuesOfTheTraining() {
    assertThat(ranges.outside(withTemperature(52))).containsExactly("temperature");
    assertThat(ranges.outside(withTemperature(45))).isEmpty();
    assertThat(ranges.outside(withTemperature(29))).containsExactly("temperature");
  }

  @Test
  void takesWhatIsMissingForMissingOnly() {
    assertThat(ranges.outside(withTemperature(Float.NaN))).isEmpty();
  }

  @Test
  void knowsNoBoundsOfFeaturesItHasNotSeen() {
    float[] features = withTemperature(40);
    features[0] = 1e9f;

    assertThat(ranges.outside(features)).isEmpty();
  }

  private static float[] withTemperature(float value) {
    float[] features = new float[OutageFeatures.COUNT];
    Arrays.fill(features, Float.NaN);
    features[TEMPERATURE] = value;
    return features;
  }
}
