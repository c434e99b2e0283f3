package forewarn.console.live;

import java.time.Instant;

/**
 * What was predicted for one hour of data and what happened in it, over all clusters.
 *
 * @param epochHour the hour, in hours since 1970
 * @param records clusters that reported the hour
 * @param expected outages expected in it
 * @param outages that happened in it
 * @param foreseen of the outages, those that were expected
 * @param missed of the outages, those whose hour before was reported and did not announce them
 * @param falseAlarms expected outages of which the hour showed none
 */
public record HourTally(
    long epochHour,
    long records,
    long expected,
    long outages,
    long foreseen,
    long missed,
    long falseAlarms) {

  public Instant hour() {
    return Glance.hourOf(epochHour);
  }

  /**
   * Outages that nothing could have announced: their hour before was not reported, as before a
   * cluster's first record or after a gap.
   */
  public long unforeseeable() {
    return outages - foreseen - missed;
  }

  static HourTally empty(long epochHour) {
    return new HourTally(epochHour, 0, 0, 0, 0, 0, 0);
  }

  HourTally plus(HourTally more) {
    return new HourTally(
        epochHour,
        records + more.records,
        expected + more.expected,
        outages + more.outages,
        foreseen + more.foreseen,
        missed + more.missed,
        falseAlarms + more.falseAlarms);
  }
}
