package forewarn.prediction.feature;

import static forewarn.prediction.feature.OutageFeature.Unit.DECIMAL;
import static forewarn.prediction.feature.OutageFeature.Unit.PERCENT;
import static forewarn.prediction.feature.OutageFeature.Unit.WHOLE;

import forewarn.prediction.feature.OutageFeature.Unit;
import forewarn.telemetry.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model looks at, in the order of its inputs: the only definition, for training and for
 * scoring. Each is computed from one cluster's window and nothing later than its hour.
 */
public final class OutageFeatures {
  private static final int MOST_OUTAGES = 5;
  private static final int MOST_HOURS = 24 * 14;

  public static final List<OutageFeature> ALL =
      List.of(
          feature(
              "offline_ratio",
              "Share of terminals that are offline.",
              "%s of terminals are offline",
              PERCENT,
              w -> w.offlineRatio()),
          feature(
              "offline_ratio_change",
              "Change of the offline share against the hour before.",
              "%s change of the offline share in one hour",
              PERCENT,
              w -> w.offlineRatioChange()),
          feature(
              "trap_trend",
              "Change of the trap rate against the hour before.",
              "trap trend %s",
              DECIMAL,
              w -> w.now(Signal.TRAP_TREND_SCORE)),
          feature(
              "fault_rate",
              "Alarms per terminal.",
              "%s alarms per terminal",
              PERCENT,
              w -> w.now(Signal.FAULT_RATE)),
          feature(
              "temperature",
              "Temperature in Celsius.",
              "temperature %s °C",
              DECIMAL,
              w -> w.now(Signal.TEMPERATURE_AVG_C)),
          feature(
              "snr_against_day",
              "Signal to noise against the day before, dB.",
              "signal to noise %s dB against the last day",
              DECIMAL,
              w -> w.snrAgainstDay()),
          feature(
              "rx_power_against_day",
              "Received power against the day before, dB.",
              "received power %s dB against the last day",
              DECIMAL,
              w -> w.rxPowerAgainstDay()),
          feature(
              "elevated_hours",
              "Hours the elevated state has lasted.",
              "elevated for %s h",
              WHOLE,
              w -> w.elevatedHours()),
          feature(
              "usual_run",
              "Most usual length of elevated runs before past outages, hours.",
              "usually elevated for %s h before an outage here",
              WHOLE,
              w -> w.memory().usualRun()),
          feature(
              "hours_to_usual_run",
              "Hours until the present run is as long as usual before an outage.",
              "%s h until the usual length before an outage|%s h past the usual length before an"
                  + " outage",
              WHOLE,
              w -> w.hoursToUsualRun()),
          feature(
              "mean_run",
              "Mean length of elevated runs before past outages, hours.",
              "on average elevated for %s h before an outage here",
              DECIMAL,
              w -> w.memory().meanRun()),
          feature(
              "runs_with_outage",
              "Share of past elevated runs that ended in an outage.",
              "%s of past elevated runs ended in an outage",
              PERCENT,
              w -> w.memory().shareOfRunsWithOutage()),
          feature(
              "past_outages",
              "Past outages of the cluster, at most 5.",
              "%s past outages known (5 means 5 or more)",
              WHOLE,
              w -> Math.min(w.memory().outages(), MOST_OUTAGES)),
          feature(
              "hours_since_outage",
              "Hours since the last outage, at most two weeks.",
              "%s h since the last outage",
              WHOLE,
              w -> atMost(w.hoursSinceOutage(), MOST_HOURS)));

  /** Number of features. */
  public static final int COUNT = ALL.size();

  private static final int ELEVATED_HOURS = names().indexOf("elevated_hours");
  private static final int HOURS_TO_USUAL_RUN = names().indexOf("hours_to_usual_run");

  private OutageFeatures() {}

  /** The names in the order of the model's inputs. */
  public static List<String> names() {
    return ALL.stream().map(OutageFeature::name).toList();
  }

  /**
   * Names of the features that are unknown. In a quiet hour there is no run, so that the hours
   * until its usual length are not unknown.
   */
  public static List<String> missing(float[] features) {
    List<String> missing = new ArrayList<>();
    boolean quiet = features[ELEVATED_HOURS] == 0;
    for (int i = 0; i < COUNT; i++) {
      if (Float.isNaN(features[i]) && !(quiet && i == HOURS_TO_USUAL_RUN)) {
        missing.add(ALL.get(i).name());
      }
    }
    return missing;
  }

  /**
   * One of the features in words. In a quiet hour there is no run whose length could be told.
   *
   * @param feature its place in the order
   * @param features the values of all
   */
  public static String describe(int feature, float[] features) {
    boolean quiet = features[ELEVATED_HOURS] == 0;
    if (quiet && feature == ELEVATED_HOURS) {
      return "not elevated";
    }
    return quiet && feature == HOURS_TO_USUAL_RUN
        ? "no elevated state that could reach its usual length"
        : ALL.get(feature).describe(features[feature]);
  }

  static void compute(ClusterWindow window, float[] features) {
    for (int i = 0; i < COUNT; i++) {
      features[i] = ALL.get(i).compute(window);
    }
  }

  private static float atMost(float value, int most) {
    return value > most ? most : value;
  }

  private static OutageFeature feature(
      String name,
      String meaning,
      String phrase,
      Unit unit,
      OutageFeature.Computation computation) {
    return new OutageFeature(name, meaning, phrase, unit, computation);
  }
}
