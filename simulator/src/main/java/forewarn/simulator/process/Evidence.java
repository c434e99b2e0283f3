package forewarn.simulator.process;

import java.util.List;
import java.util.Optional;

/**
 * One cluster in one hour for an observer who knows the process: what was reported, how likely that
 * is, and the chances of what is to come. Only the next outages and their announcements are not
 * told.
 */
public final class Evidence {
  /** Most hours between the first sign of an outage and the outage. */
  public static final int AHEAD = OutageSchedule.AHEAD;

  static final List<Shown> SHOWN = List.of(Shown.values());
  static final int STATES = SHOWN.size();

  private final Optional<Observation> observation;
  private final Precursors precursors;
  private final double hazardAhead;
  private final double[] likelihood;

  /**
   * @param likelihood of the record by what showed in the hour before and what shows now
   */
  Evidence(
      Optional<Observation> observation,
      Precursors precursors,
      double hazardAhead,
      double[] likelihood) {
    this.observation = observation;
    this.precursors = precursors;
    this.hazardAhead = hazardAhead;
    this.likelihood = likelihood;
  }

  static int index(Shown before, Shown now) {
    return before.ordinal() * STATES + now.ordinal();
  }

  /** What was reported, if anything was. */
  public Optional<Observation> observation() {
    return observation;
  }

  /** The true chance of an outage {@link #AHEAD} hours later, before it is drawn. */
  public double hazardAhead() {
    return hazardAhead;
  }

  /** Chance that the first sign of an outage comes so many hours before it. */
  public double leadChance(int hours) {
    return precursors.leadChance(hours);
  }

  /** Chance that signs of no outage begin in an hour and last so many hours. */
  public double falseAlarmChance(int hours) {
    return precursors.falseAlarmChance(hours);
  }

  /** Likelihood of what was reported, up to a factor; 1 throughout when nothing was. */
  public double likelihood(Shown before, Shown now) {
    return likelihood[index(before, now)];
  }
}
