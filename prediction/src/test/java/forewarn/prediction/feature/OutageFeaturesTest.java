package forewarn.prediction.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutageFeaturesTest {

  @Test
  void haveNamesThatDiffer() {
    assertThat(OutageFeatures.names()).doesNotHaveDuplicates().hasSize(OutageFeatures.COUNT);
  }

  @Test
  void sayWhatAValueMeans() {
    assertThat(OutageFeatures.ALL.getFirst().describe(0.045f))
        .isEqualTo("4.5 % of terminals are offline");
    assertThat(OutageFeatures.ALL.getFirst().describe(Float.NaN))
        .isEqualTo("Unknown: Share of terminals that are offline.");
  }

  @Test
  void nameThoseThatAreUnknown() {
    float[] features = new float[OutageFeatures.COUNT];
    features[1] = Float.NaN;

    assertThat(OutageFeatures.missing(features)).containsExactly(OutageFeatures.names().get(1));
  }

  @Test
  void aQuietHourLacksNoFeatureThatOnlyARunHas() {
    float[] features = new float[OutageFeatures.COUNT];
    int hoursToUsualRun = OutageFeatures.names().indexOf("hours_to_usual_run");
    features[hoursToUsualRun] = Float.NaN;
    assertThat(OutageFeatures.missing(features)).isEmpty();

    features[OutageFeatures.names().indexOf("elevated_hours")] = 1;
    assertThat(OutageFeatures.missing(features)).containsExactly("hours_to_usual_run");
  }
}
