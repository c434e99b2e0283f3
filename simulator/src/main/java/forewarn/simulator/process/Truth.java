package forewarn.simulator.process;

/**
 * What really is the case in a cluster and hour, which no record tells.
 *
 * @param stress 0..1.2
 * @param hazard chance that this hour has an outage, before it was drawn
 * @param precursor whether the signs of a coming outage show, truly or falsely
 * @param falseAlarm whether they show without an outage to follow
 * @param outage whether the cluster is down
 * @param outageNextHour whether it is down an hour later
 */
public record Truth(
    double stress,
    double hazard,
    boolean precursor,
    boolean falseAlarm,
    boolean outage,
    boolean outageNextHour) {
  Shown shown() {
    return Shown.of(precursor, outage);
  }
}
