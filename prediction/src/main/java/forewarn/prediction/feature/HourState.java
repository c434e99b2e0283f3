package forewarn.prediction.feature;

import forewarn.telemetry.Signal;

/** What telemetry says of a cluster in one hour; an outage is recognised from it, never told. */
public enum HourState {
  /** Not reported, or too little of it to tell. */
  UNKNOWN,
  QUIET,
  /** Many terminals offline and a rising trap rate: what precedes an outage. */
  ELEVATED,
  /** The cluster is down. */
  OUTAGE,
  /** The cluster is down, and the trap rate rises further, as before another outage. */
  OUTAGE_AND_ELEVATED;

  private static final float ELEVATED_ABOVE_OFFLINE = 0.025f;
  private static final float ELEVATED_ABOVE_TREND = 0.4f;
  private static final float OUTAGE_FROM_OFFLINE = 0.15f;
  // The outage itself raises the trend by 1.2.
  private static final float ELEVATED_ABOVE_TREND_OF_OUTAGE = 1.6f;

  /** The state of an hour with the given values, in the order of {@link Signal#ALL}. */
  public static HourState of(double[] values) {
    return of(offlineRatio(values), (float) values[Signal.TRAP_TREND_SCORE.ordinal()]);
  }

  static HourState of(float offlineRatio, float trapTrend) {
    if (offlineRatio >= OUTAGE_FROM_OFFLINE) {
      return trapTrend > ELEVATED_ABOVE_TREND_OF_OUTAGE ? OUTAGE_AND_ELEVATED : OUTAGE;
    } else if (offlineRatio <= ELEVATED_ABOVE_OFFLINE) {
      return QUIET;
    } else if (Float.isNaN(offlineRatio) || Float.isNaN(trapTrend)) {
      return UNKNOWN;
    }
    return trapTrend > ELEVATED_ABOVE_TREND ? ELEVATED : QUIET;
  }

  public boolean isOutage() {
    return this == OUTAGE || this == OUTAGE_AND_ELEVATED;
  }

  /** The reported ratio, else the one of the reported counts, else NaN. */
  static float offlineRatio(double[] values) {
    double ratio = values[Signal.OFFLINE_ONT_RATIO.ordinal()];
    if (Double.isNaN(ratio)) {
      double registered = values[Signal.ONT_REGISTERED.ordinal()];
      ratio = registered > 0 ? values[Signal.OFFLINE_ONT_NOW.ordinal()] / registered : Double.NaN;
    }
    return (float) ratio;
  }
}
