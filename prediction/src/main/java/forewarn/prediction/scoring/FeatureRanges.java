package forewarn.prediction.scoring;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What values each feature had in training. Trees treat a value beyond as the nearest one they have
 * seen: the prediction stands, but rests on nothing of the kind. Immutable.
 */
public final class FeatureRanges {
  private final float[] least;
  private final float[] most;

  private FeatureRanges(float[] least, float[] most) {
    this.least = least;
    this.most = most;
  }

  /** A feature without a distribution is never out of range. */
  public static FeatureRanges of(Map<String, Distribution> distributions) {
    float[] least = new float[OutageFeatures.COUNT];
    float[] most = new float[OutageFeatures.COUNT];
    Arrays.fill(least, Float.NaN);
    Arrays.fill(most, Float.NaN);
    for (int i = 0; i < OutageFeatures.COUNT; i++) {
      Distribution seen = distributions.get(OutageFeatures.ALL.get(i).name());
      if (seen != null) {
        least[i] = (float) seen.least();
        most[i] = (float) seen.most();
      }
    }
    return new FeatureRanges(least, most);
  }

  /** Names of the features that lie outside of what training has seen. */
  public List<String> outside(float[] features) {
    List<String> outside = List.of();
    for (int i = 0; i < OutageFeatures.COUNT; i++) {
      if (features[i] < least[i] || features[i] > most[i]) {
        outside = outside.isEmpty() ? new ArrayList<>(2) : outside;
        outside.add(OutageFeatures.ALL.get(i).name());
      }
    }
    return outside;
  }

  /** The features that lie outside of what training has seen, with its bounds. */
  public List<UnusualFeature> unusual(float[] features) {
    return outside(features).stream()
        .map(name -> {
          int at = OutageFeatures.names().indexOf(name);
          return UnusualFeature.of(name, features[at], least[at], most[at]);
        })
        .toList();
  }
}
