package forewarn.simulator.process;

import forewarn.telemetry.HourlyRecord;

/**
 * One cluster in one hour as the process has it.
 *
 * @param hourly the record, with its label
 * @param truth what is behind it
 * @param delivery how the record reaches the stream
 */
public record Observation(HourlyRecord hourly, Truth truth, Delivery delivery) {}
