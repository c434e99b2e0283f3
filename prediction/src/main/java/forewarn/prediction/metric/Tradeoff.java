package forewarn.prediction.metric;

/**
 * What a threshold would cost and bring.
 *
 * @param threshold probability from which an outage would be expected
 * @param alertsPerDay alerts of all clusters together per day of data, see {@link Onset}
 * @param precision share of alerts whose first hour is positive
 * @param recall share of incidents whose first hour was predicted
 * @param missedPerDay incidents per day of data that would come unannounced
 */
public record Tradeoff(
    double threshold, double alertsPerDay, double precision, double recall, double missedPerDay) {}
