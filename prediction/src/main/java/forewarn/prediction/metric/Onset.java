package forewarn.prediction.metric;

import org.jspecify.annotations.Nullable;

/**
 * Quality counted by events instead of hours: consecutive positive hours of a cluster are one
 * incident, consecutive predicted hours are one alert, and their first hours are their onsets.
 *
 * @param precision share of alerts whose first hour is positive
 * @param recall share of incidents whose first hour was predicted
 * @param incidents number of incidents
 * @param alertsPerDay alerts of all clusters together per day of data
 * @param leadHours mean hours from the start of the alert to the outage, over predicted incidents
 * @param warnedRecall share of incidents that were predicted at their first hour or at one of the
 *     two hours before it, which is up to three hours before the outage; an alert that ended too
 *     early counts here and not in recall. Null on cards that were written without
 */
public record Onset(
    double precision,
    double recall,
    long incidents,
    double alertsPerDay,
    double leadHours,
    @Nullable Double warnedRecall) {

  /** Hours of which one must have been predicted for an incident to count as warned of. */
  public static final int WARNING_HOURS = 3;
}
