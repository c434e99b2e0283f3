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

  @Test
  void sayHowFarARunIsFromItsUsualLength() {
    float[] features = new float[OutageFeatures.COUNT];
    int hoursToUsualRun = OutageFeatures.names().indexOf("hours_to_usual_run");
    features[OutageFeatures.names().indexOf("elevated_hours")] = 1;
    features[hoursToUsualRun] = 2;
    assertThat(OutageFeatures.describe(hoursToUsualRun, features))
        .isEqualTo("2 h until the usual length before an outage");

    features[hoursToUsualRun] = -1;
    assertThat(OutageFeatures.describe(hoursToUsualRun, features))
        .isEqualTo("1 h past the usual length before an outage");

    features[OutageFeatures.names().indexOf("elevated_hours")] = 0;
    assertThat(OutageFeatures.describe(hoursToUsualRun, features))
        .isEqualTo("no elevated state that could reach its usual length");
  }

  @Test
  void aQuietHourIsNotElevatedAndAnUnknownChangeNamesWhatChanges() {
    float[] features = new float[OutageFeatures.COUNT];
    int elevatedHours = OutageFeatures.names().indexOf("elevated_hours");
    int change = OutageFeatures.names().indexOf("offline_ratio_change");
    features[change] = Float.NaN;

    assertThat(OutageFeatures.describe(elevatedHours, features)).isEqualTo("not elevated");
    assertThat(OutageFeatures.describe(change, features))
        .isEqualTo("Unknown: Change of the offline share against the hour before.");
    features[elevatedHours] = 2;
    assertThat(OutageFeatures.describe(elevatedHours, features)).isEqualTo("elevated for 2 h");
  }
}
