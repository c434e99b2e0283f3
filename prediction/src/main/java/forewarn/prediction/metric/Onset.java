package forewarn.prediction.metric;

/**
 * Quality counted by events instead of hours: consecutive positive hours of a cluster are one
 * incident, consecutive predicted hours are one alert, and their first hours are their onsets.
 *
 * @param precision share of alerts whose first hour is positive
 * @param recall share of incidents whose first hour was predicted
 * @param incidents number of incidents
 * @param alertsPerDay alerts of all clusters together per day of data
 * @param leadHours mean hours from the start of the alert to the outage, over predicted incidents
 */
public record Onset(
    double precision, double recall, long incidents, double alertsPerDay, double leadHours) {}
