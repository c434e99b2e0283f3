package forewarn.prediction.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.TestModel;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleScoringTest {
  private final SingleScoring scoring = new SingleScoring(TestModel.model());

  @Test
  void saysWhatSpeaksForAnOutageAndWhatIsMissing() {
    ScoredRecord scored = scoring.score(HourlyRecords.elevated("ACE7E-CL11", HourlyRecords.HOUR));

    assertThat(scored.probability()).isBetween(0.0, 1.0);
    assertThat(scored.model()).isEqualTo("outage");
    assertThat(scored.explanation()).hasSize(OutageFeatures.COUNT);
    assertThat(scored.explanation())
        .extracting(Contribution::text)
        .contains("4.5 % of terminals are offline", "elevated for 1 h");
    assertThat(scored.missingFeatures()).contains("usual_run", "hours_since_outage");
  }

  @Test
  void takesTheHoursBeforeIntoAccount() {
    List<HourlyRecord> hours = new ArrayList<>();
    String line = "qeeoqqqqqeeoqqqqqeeoqqqqqqee";
    for (int hour = 0; hour < line.length(); hour++) {
      var time = HourlyRecords.HOUR.plus(Duration.ofHours(hour));
      hours.add(
          switch (line.charAt(hour)) {
            case 'e' -> HourlyRecords.elevated("ACE7E-CL11", time);
            case 'o' -> HourlyRecords.outage("ACE7E-CL11", time);
            default -> HourlyRecords.quiet("ACE7E-CL11", time);
          });
    }

    assertThat(scoring.scoreNewest(hours).outageExpected()).isTrue();
    assertThat(scoring.scoreNewest(hours.subList(0, hours.size() - 1)).outageExpected()).isFalse();
  }
}
