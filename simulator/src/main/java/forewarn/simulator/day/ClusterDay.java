package forewarn.simulator.day;

import forewarn.simulator.process.AlarmCounts;
import forewarn.telemetry.network.Cluster;

/**
 * One cluster in one day, as far as it was reported.
 *
 * @param reported the hours that it reported at all
 * @param outages hours in which it was down
 * @param precursors hours in which the signs of an outage showed
 * @param maintenance hours of work on the network
 * @param alarms of the whole day
 * @param outageAlarms those of the hours in which it was down
 * @param ontHours ONTs provisioned, summed over the reported hours
 */
public record ClusterDay(
    Cluster cluster,
    Hours reported,
    Hours outages,
    Hours precursors,
    Hours maintenance,
    AlarmCounts alarms,
    AlarmCounts outageAlarms,
    long ontHours) {}
