package forewarn.simulator.ideal;

import forewarn.simulator.process.Observation;

/**
 * What the ideal observer makes of a reported hour.
 *
 * @param probability of an outage of the cluster in the next hour
 */
public record Judgement(Observation observation, double probability) {}
