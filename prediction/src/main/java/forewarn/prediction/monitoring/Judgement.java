package forewarn.prediction.monitoring;

import forewarn.prediction.monitoring.ModelAlarm.Kind;

/**
 * A live figure beside its band.
 *
 * @param feature of a drift, else empty
 */
record Judgement(
    Kind kind, String feature, double value, Band band, String message, String advice) {}
