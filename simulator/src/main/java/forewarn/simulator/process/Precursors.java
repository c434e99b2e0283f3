package forewarn.simulator.process;

import java.util.SplittableRandom;

/** Whether a cluster shows the signs of a coming outage in an hour. */
sealed interface Precursors {
  /** Signs of an outage that the schedule holds, within the hours it knows ahead. */
  boolean announces(OutageSchedule schedule, long epochHour);

  /** Signs that no outage follows. */
  boolean falseAlarm(long epochHour);

  /** Chance that the first sign of an outage comes so many hours before it. */
  double leadChance(int hours);

  /** Chance that signs of no outage begin in an hour and last so many hours. */
  double falseAlarmChance(int hours);

  static Precursors of(Profile profile, ClusterTraits traits, Noise leads, Noise falseAlarms) {
    return switch (profile) {
      case REFERENCE -> new Constant(traits.leadHours());
      case HARSH -> new Varying(leads, falseAlarms);
    };
  }

  /** The same lead time before each outage. */
  record Constant(int leadHours) implements Precursors {
    @Override
    public boolean announces(OutageSchedule schedule, long epochHour) {
      for (int ahead = 1; ahead <= leadHours; ahead++) {
        if (schedule.outage(epochHour + ahead)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean falseAlarm(long epochHour) {
      return false;
    }

    @Override
    public double leadChance(int hours) {
      return hours == leadHours ? 1 : 0;
    }

    @Override
    public double falseAlarmChance(int hours) {
      return 0;
    }
  }

  /** A lead time drawn anew for each outage, and signs without an outage as often as with one. */
  record Varying(Noise leads, Noise falseAlarms) implements Precursors {
    private static final double FALSE_ALARM_CHANCE = 0.004;

    @Override
    public boolean announces(OutageSchedule schedule, long epochHour) {
      for (int ahead = 1; ahead <= OutageSchedule.AHEAD; ahead++) {
        if (schedule.outage(epochHour + ahead) && leadHours(epochHour + ahead) >= ahead) {
          return true;
        }
      }
      return false;
    }

    private int leadHours(long outageHour) {
      return hours(leads.at(outageHour));
    }

    /** How long signs show: each number of hours is as likely as the others. */
    private static int hours(SplittableRandom random) {
      return random.nextInt(1, OutageSchedule.AHEAD + 1);
    }

    @Override
    public double leadChance(int hours) {
      return hours >= 1 && hours <= OutageSchedule.AHEAD ? 1.0 / OutageSchedule.AHEAD : 0;
    }

    @Override
    public double falseAlarmChance(int hours) {
      return FALSE_ALARM_CHANCE * leadChance(hours);
    }

    @Override
    public boolean falseAlarm(long epochHour) {
      for (int ago = 0; ago < OutageSchedule.AHEAD; ago++) {
        SplittableRandom random = falseAlarms.at(epochHour - ago);
        if (random.nextDouble() < FALSE_ALARM_CHANCE && hours(random) > ago) {
          return true;
        }
      }
      return false;
    }
  }
}
