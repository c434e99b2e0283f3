package forewarn.simulator.people;

import forewarn.simulator.chance.Poisson;
import forewarn.simulator.process.AlarmCounts;
import java.util.SplittableRandom;

/** Tickets opened in a day, by what they are about. */
public record Issues(int badConnection, int linkLoss, int highTemp, int dyingGasp) {
  // Tickets per alarm: customers feel a lost link more often than a warm terminal. The rates give
  // the mean and the shares of the reference file.
  private static final double PER_BAD_RSL = 0.118;
  private static final double PER_LINK_LOSS = 0.208;
  private static final double PER_HIGH_TEMP = 0.098;
  private static final double PER_DYING_GASP = 0.057;

  /** In an outage all of them call, so that an alarm of those hours stands for more tickets. */
  private static final double OUTAGE_WEIGHT = 3;

  static Issues draw(AlarmCounts alarms, AlarmCounts inOutages, SplittableRandom random) {
    return new Issues(
        draw(PER_BAD_RSL, alarms.badRsl(), inOutages.badRsl(), random),
        draw(PER_LINK_LOSS, alarms.linkLoss(), inOutages.linkLoss(), random),
        draw(PER_HIGH_TEMP, alarms.highTemp(), inOutages.highTemp(), random),
        draw(PER_DYING_GASP, alarms.dyingGasp(), inOutages.dyingGasp(), random));
  }

  private static int draw(double rate, int alarms, int inOutages, SplittableRandom random) {
    return new Poisson(rate * (alarms + OUTAGE_WEIGHT * inOutages)).draw(random);
  }

  public int opened() {
    return badConnection + linkLoss + highTemp + dyingGasp;
  }

  /** What most of them are about; bad connections when there are none. */
  RootCause rootCause() {
    int most = Math.max(Math.max(badConnection, linkLoss), Math.max(highTemp, dyingGasp));
    if (badConnection == most) {
      return RootCause.BAD_CONNECTION;
    }
    if (linkLoss == most) {
      return RootCause.LINK_LOSS;
    }
    return highTemp == most ? RootCause.HIGH_TEMP : RootCause.DYING_GASP;
  }
}
