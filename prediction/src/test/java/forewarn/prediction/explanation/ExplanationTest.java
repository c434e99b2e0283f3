package forewarn.prediction.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.ScoredRecord;
import forewarn.prediction.scoring.SingleScoring;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a real model: what is said agrees with what it has learnt. */
class ExplanationTest {
  // A lead of two hours, three times.
  private static final String PAST = "qqqqqqqqqeeoqqqqqqqqqqeeoqqqqqqqqqqeeoqqqqqqqqqq";
  private static final OutageModel MODEL = TestModel.model();

  @Test
  void contributionsAndBiasAddUpToTheTreesLogOdds() {
    double[] bias = {Double.NaN};
    float[] features = new float[OutageFeatures.COUNT];
    ClusterState state = ClusterState.cold();
    for (HourlyRecord hourly : hours(PAST + "ee" + "qeoe")) {
      state.accept(hourly.epochHour(), SyntheticHistory.values(hourly), features);
      double explained =
          MODEL.explain(features).stream().mapToDouble(Contribution::contribution).sum();
      double rest = MODEL.forest().margin(features) - explained;
      bias[0] = Double.isNaN(bias[0]) ? rest : bias[0];
      assertThat(rest).isCloseTo(bias[0], within(1e-5));
    }
  }

  @Test
  void anOutageIsExpectedBecauseOfTheRun() {
    Explanation explained = explain(hours(PAST + "ee"));

    assertThat(explained.summary())
        .startsWith("An outage is expected in the next hour (")
        .contains("the signs of one have lasted 2 h, and this cluster usually fails after 2 h")
        .endsWith("his rests on 3 past outages of this cluster.");
    assertThat(explained.contributions()).hasSize(OutageFeatures.COUNT);
    assertThat(explained.notes()).isEmpty();
  }

  @Test
  void anHourTooEarlyNoneIsExpectedBecauseOfTheSameRun() {
    assertThat(explain(hours(PAST + "e")).summary())
        .startsWith("No outage is expected in the next hour (")
        .contains(
            "the signs of one have lasted only 1 h, and this cluster usually fails after 2 h");
  }

  @Test
  void aQuietHourHasNoSigns() {
    assertThat(explain(hours(PAST)).summary())
        .startsWith("No outage is expected in the next hour (")
        .contains("the signs of one (terminals dropping off while traps rise) are absent");
  }

  @Test
  void anUnknownClusterAndWhatItLacksAreNamed() {
    Explanation explained = explain(hours("e"));

    assertThat(explained.summary()).contains("no past outage of this cluster is known");
    assertThat(explained.notes())
        .anySatisfy(note ->
            assertThat(note)
                .startsWith("usual_run, hours_to_usual_run, mean_run, runs_with_outage")
                .contains("are unknown: no outage of this cluster"))
        .anySatisfy(note -> assertThat(note).startsWith("offline_ratio_change, snr_against_day"));
  }

  @Test
  void anOutageNowThatStandsAloneIsNotToldAsAPastOne() {
    assertThat(explain(hours("o")).summary())
        .startsWith("The cluster is down now (")
        .contains("o outage of this cluster before the present one is known")
        .doesNotContain("only", "the signs of one", "past outage");
  }

  @Test
  void inputOutsideOfTheTrainingIsNamedWithItsBoundsAndTreatment() {
    List<HourlyRecord> hours = new ArrayList<>(hours(PAST));
    hours.add(HourlyRecords.with(hours.removeLast(), Signal.TEMPERATURE_AVG_C, 71.5));

    Explanation explained = explain(hours);

    assertThat(explained.notes())
        .singleElement()
        .asString()
        .startsWith("temperature is 71.50, outside of what training has seen (3")
        .contains("the nearest value they have seen");
  }

  @Test
  void aSignalThatIsNotReportedIsNamedWithItsMeaning() {
    List<HourlyRecord> hours = new ArrayList<>(hours(PAST));
    hours.add(HourlyRecords.with(hours.removeLast(), Signal.TEMPERATURE_AVG_C, Double.NaN));

    assertThat(explain(hours).notes())
        .containsExactly(
            "temperature is unknown (temperature in Celsius); the trees send it the way they learnt"
                + " to send unknown values");
  }

  private static Explanation explain(List<HourlyRecord> hours) {
    ScoredRecord scored = new SingleScoring(MODEL).scoreNewest(hours);
    return Explanation.of(scored);
  }

  private static List<HourlyRecord> hours(String line) {
    List<HourlyRecord> hours = new ArrayList<>();
    for (int hour = 0; hour < line.length(); hour++) {
      var time = HourlyRecords.HOUR.plus(Duration.ofHours(hour));
      hours.add(
          switch (line.charAt(hour)) {
            case 'e' -> HourlyRecords.elevated("ACE7E-CL11", time);
            case 'o' -> HourlyRecords.outage("ACE7E-CL11", time);
            default -> HourlyRecords.quiet("ACE7E-CL11", time);
          });
    }
    return hours;
  }
}
