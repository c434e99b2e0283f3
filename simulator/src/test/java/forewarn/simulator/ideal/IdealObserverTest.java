package forewarn.simulator.ideal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.TestNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The observer on a hundred days of the whole network. */
class IdealObserverTest {
  private static final long SEED = 31;
  private static final Instant FIRST = Instant.parse("2023-11-01T00:00:00Z");
  private static final int HOURS = 100 * 24;
  private static final int BINS = 20;

  private static List<Judgement> harsh = List.of();

  @BeforeAll
  static void judgeAHundredDays() {
    System.out.println("seed " + SEED);
    harsh = judge(Profile.HARSH, HOURS);
  }

  @Test
  void itsProbabilitiesComeTrueAsOftenAsTheySay() {
    double[] expected = new double[BINS];
    double[] variance = new double[BINS];
    int[] came = new int[BINS];
    for (Judgement judgement : harsh) {
      double probability = judgement.probability();
      int bin = Math.min((int) (probability * BINS), BINS - 1);
      expected[bin] += probability;
      variance[bin] += probability * (1 - probability);
      came[bin] += outage(judgement) ? 1 : 0;
    }

    for (int bin = 0; bin < BINS; bin++) {
      // 4 standard deviations, and one hour for bins in which next to nothing is expected.
      assertThat((double) came[bin])
          .as("outages at probabilities from %d %%", 100 * bin / BINS)
          .isCloseTo(expected[bin], within(4 * Math.sqrt(variance[bin]) + 1));
    }
    assertThat(sum(expected)).isGreaterThan(1_500);
  }

  @Test
  void noOutageComesOutOfTheBlueToIt() {
    assertThat(harsh)
        .filteredOn(IdealObserverTest::outage)
        .allSatisfy(judgement -> assertThat(judgement.probability()).isGreaterThan(0.05));
  }

  @Test
  void whereSignsAreFalseAndLeadsVaryItCannotBeSure() {
    assertThat(harsh).allSatisfy(judgement -> assertThat(judgement.probability()).isLessThan(0.9));
    assertThat(squaredError(harsh) / varianceOfOutages(harsh)).isBetween(0.65, 0.8);
  }

  @Test
  void theReferenceHoldsNextToNoSecretForIt() {
    List<Judgement> reference = judge(Profile.REFERENCE, HOURS / 3);

    assertThat(squaredError(reference) / varianceOfOutages(reference)).isLessThan(0.02);
  }

  @ParameterizedTest
  @EnumSource
  void whatComesLaterChangesNoJudgement(Profile profile) {
    List<Judgement> longer = judge(profile, 240);
    List<Judgement> shorter = judge(profile, 168);

    assertThat(longer.subList(0, shorter.size())).isEqualTo(shorter);
  }

  @Test
  void judgesWhatIsReportedAndNothingElse() {
    NetworkProcess process = new NetworkProcess(TestNetwork.PLAN, Profile.HARSH, SEED, FIRST);
    IdealObserver observer =
        new IdealObserver(new NetworkProcess(TestNetwork.PLAN, Profile.HARSH, SEED, FIRST));
    for (int hour = 0; hour < 48; hour++) {
      assertThat(observer.next())
          .extracting(Judgement::observation)
          .isEqualTo(process.next().observations());
    }
  }

  private static List<Judgement> judge(Profile profile, int hours) {
    IdealObserver observer =
        new IdealObserver(new NetworkProcess(TestNetwork.PLAN, profile, SEED, FIRST));
    List<Judgement> judgements = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      judgements.addAll(observer.next());
    }
    return judgements;
  }

  private static boolean outage(Judgement judgement) {
    return judgement.observation().truth().outageNextHour();
  }

  private static double squaredError(List<Judgement> judgements) {
    double sum = 0;
    for (Judgement judgement : judgements) {
      double error = judgement.probability() - (outage(judgement) ? 1 : 0);
      sum += error * error;
    }
    return sum / judgements.size();
  }

  /** The squared error of one who always says how frequent outages are. */
  private static double varianceOfOutages(List<Judgement> judgements) {
    double share =
        (double) judgements.stream().filter(IdealObserverTest::outage).count() / judgements.size();
    return share * (1 - share);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
