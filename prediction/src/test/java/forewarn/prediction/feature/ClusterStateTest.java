package forewarn.prediction.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.prediction.SyntheticHistory;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cluster's hours are written as a line: q quiet, e elevated, o outage, blank not reported. */
class ClusterStateTest {
  private static final Instant START = HourlyRecords.HOUR;
  private static final String CLUSTER = "ACE7E-CL11";

  private ClusterState state = ClusterState.cold();

  @Test
  void countsTheHoursOfAnElevatedRun() {
    assertThat(feed("qqe", "elevated_hours")).isEqualTo(1);
    assertThat(feed("qqeee", "elevated_hours")).isEqualTo(3);
    assertThat(feed("qeeeq", "elevated_hours")).isZero();
  }

  @Test
  void restartsTheCountAtAnOutage() {
    assertThat(feed("qeeeo", "elevated_hours")).isZero();
    assertThat(feed("qeeeoe", "elevated_hours")).isEqualTo(1);
  }

  @Test
  void countsARunByTheClockAcrossTwoMissingHoursButNotThree() {
    assertThat(feed("qe  e", "elevated_hours")).isEqualTo(4);
    assertThat(feed("qe   e", "elevated_hours")).isEqualTo(1);
    assertThat(feed("qe  o", "usual_run")).isEqualTo(3);
  }

  @Test
  void remembersHowLongRunsBeforeOutagesWere() {
    assertThat(feed("qq", "usual_run")).isNaN();
    assertThat(feed("eeoqqeeoqqeeeoq", "usual_run")).isEqualTo(2);
    assertThat(feed("eeoqqeeoqqeeeoq", "mean_run")).isEqualTo(7 / 3f);
    assertThat(feed("eeoqqeeoqqeeeoq", "past_outages")).isEqualTo(3);
    assertThat(feed("eeoqqeeoqqeeeoq", "hours_since_outage")).isEqualTo(1);
  }

  @Test
  void remembersHowManyRunsCameToNothing() {
    assertThat(feed("eqqeeqqeeeoqq", "runs_with_outage")).isEqualTo(1 / 3f);
    assertThat(feed("qqqoqqq", "runs_with_outage")).as("an outage without warning").isNaN();
  }

  @Test
  void countsAnOutageOfSeveralHoursOnce() {
    assertThat(feed("eeoooq", "past_outages")).isEqualTo(1);
  }

  @Test
  void forgetsNothingThatLeavesTheDay() {
    assertThat(feed("eeo" + "q".repeat(100), "usual_run")).isEqualTo(2);
    assertThat(feed("eeo" + " ".repeat(100) + "q", "usual_run")).isEqualTo(2);
    assertThat(feed("eeo" + "q".repeat(100), "hours_since_outage")).isEqualTo(100);
  }

  @Test
  void takesALateHourIntoAccountForTheHoursAfterIt() {
    feed("qee eq", "elevated_hours");
    accept('e', 3, "elevated_hours");

    assertThat(accept('o', 6, "runs_with_outage")).as("an unwarned outage").isZero();
    assertThat(accept('e', 3, "elevated_hours")).as("scored at its own hour").isEqualTo(3);
  }

  @Test
  void scoresADuplicateAgainAndKeepsTheState() {
    feed("qeeoqqee", "elevated_hours");
    byte[] before = state.toBytes();

    assertThat(accept('e', 7, "elevated_hours")).isEqualTo(2);
    assertThat(state.toBytes()).isEqualTo(before);
  }

  @Test
  void keepsItsStateWhenAStrayOldRecordComes() {
    feed("eeo" + "q".repeat(50) + "e", "elevated_hours");

    assertThat(accept('e', 1, "usual_run")).as("older than a day: nothing is known").isNaN();
    assertThat(accept('e', 54, "elevated_hours")).isEqualTo(2);
    assertThat(accept('e', 55, "usual_run")).isEqualTo(2);
  }

  @Test
  void scoresAnOldStreamSentAgainAsTheFirstTime() {
    String past = "qqeeoqqqqeeoqq".repeat(20);
    float[][] first = feedAll(past);
    accept('q', 10_000, "usual_run");

    float[][] second = feedAll(past);

    assertThat(Arrays.deepEquals(second, first)).as("equal to the bit").isTrue();
    assertThat(accept('q', 10_001, "usual_run")).isEqualTo(2);
  }

  @Test
  void endsAReplayWhereItReachesTheLastDay() {
    String line = "qqeeoqqqqeeoqq".repeat(20);
    feedAll(line);
    byte[] before = state.toBytes();

    feedAll(line);

    assertThat(state.toBytes()).isEqualTo(before);
  }

  @Test
  void goesOnAfterARecordWithAWrongClock() {
    feed("eeo" + "q".repeat(30) + "e", "elevated_hours");
    accept('q', 500_000, "elevated_hours");

    assertThat(accept('e', 34, "elevated_hours")).isEqualTo(2);
    assertThat(accept('e', 35, "usual_run")).isEqualTo(2);
  }

  @Test
  void takesOverOnlyAHistoryThatIsAhead() {
    feed("eeoq", "usual_run");
    ClusterState history = state;
    state = ClusterState.cold();
    accept('q', 2, "usual_run");

    assertThat(state.adopt(history)).isTrue();
    assertThat(accept('q', 4, "usual_run")).isEqualTo(2);
    assertThat(state.adopt(history)).as("it is behind by now").isFalse();
  }

  @Test
  void leavesAnHourWithoutTheDecidingSignalsOpen() {
    HourlyRecord blind =
        new HourlyRecord(
            HourlyRecords.quiet().place(),
            START.plus(Duration.ofHours(2)),
            Readings.of(Map.of(Signal.SNR_AVG, 25.0)),
            null,
            null,
            null);
    feed("ee", "elevated_hours");

    assertThat(accept(blind, "elevated_hours")).as("no sign of a run").isZero();
    assertThat(accept('e', 3, "elevated_hours")).isEqualTo(4);
  }

  @Test
  void derivesAMissingOfflineRatioFromTheCounts() {
    HourlyRecord quiet = HourlyRecords.quiet();
    HourlyRecord without = HourlyRecords.with(quiet, Signal.OFFLINE_ONT_RATIO, Double.NaN);

    assertThat(accept(without, "offline_ratio")).isEqualTo(3 / 800f);
  }

  @Test
  void refusesBytesOfAnotherVersion() {
    feed("q", "usual_run");
    byte[] bytes = state.toBytes();
    bytes[0] = 9;

    assertThatThrownBy(() -> ClusterState.ofBytes(bytes))
        .hasMessage("Cannot read cluster state: version 9, expected 1");
    assertThatThrownBy(() -> ClusterState.ofBytes(new byte[] {1, 1, 0}))
        .hasMessage("Cannot read cluster state: 3 bytes with 1 timelines");
  }

  /** Feeds a fresh state, stored and restored after each hour; the last hour's feature. */
  private float feed(String line, String feature) {
    state = ClusterState.cold();
    float last = Float.NaN;
    for (int hour = 0; hour < line.length(); hour++) {
      if (line.charAt(hour) != ' ') {
        last = accept(line.charAt(hour), hour, feature);
        state = ClusterState.ofBytes(state.toBytes());
      }
    }
    return last;
  }

  private float[][] feedAll(String line) {
    float[][] all = new float[line.length()][OutageFeatures.COUNT];
    for (int hour = 0; hour < line.length(); hour++) {
      HourlyRecord hourly = hourly(line.charAt(hour), hour);
      state.accept(hourly.epochHour(), SyntheticHistory.values(hourly), all[hour]);
    }
    return all;
  }

  private float accept(char kind, long hour, String feature) {
    return accept(hourly(kind, hour), feature);
  }

  private float accept(HourlyRecord hourly, String feature) {
    float[] features = new float[OutageFeatures.COUNT];
    state.accept(hourly.epochHour(), SyntheticHistory.values(hourly), features);
    int index = OutageFeatures.names().indexOf(feature);
    assertThat(index).as(feature).isNotNegative();
    return features[index];
  }

  private static HourlyRecord hourly(char kind, long hour) {
    Instant time = START.plus(Duration.ofHours(hour));
    return switch (kind) {
      case 'q' -> HourlyRecords.quiet(CLUSTER, time);
      case 'e' -> HourlyRecords.elevated(CLUSTER, time);
      case 'o' -> HourlyRecords.outage(CLUSTER, time);
      default -> throw new IllegalArgumentException("Invalid kind of hour: " + kind);
    };
  }
}
