package forewarn.simulator.process;

import java.util.SplittableRandom;

/**
 * Which hours of a cluster are reported at all. In the harsh profile single hours and stretches of
 * hours are missing; some clusters join late and some are away for weeks.
 */
sealed interface Attendance {
  boolean reports(long epochHour);

  static Attendance of(Profile profile, Noise noise) {
    return switch (profile) {
      case REFERENCE -> new Always();
      case HARSH -> new Patchy(noise);
    };
  }

  record Always() implements Attendance {
    @Override
    public boolean reports(long epochHour) {
      return true;
    }
  }

  /** Reports with gaps; keeps the absence of the span last asked for, so it is not thread-safe. */
  final class Patchy implements Attendance {
    private static final double MISSING_CHANCE = 0.01;
    private static final double GAP_CHANCE = 0.0005;
    private static final int LONGEST_GAP = 12;
    private static final double ABSENCE_CHANCE = 0.2;
    private static final int SHORTEST_ABSENCE = 7 * 24;
    private static final int LONGEST_ABSENCE = 180 * 24;

    private final Noise noise;
    private long span = Long.MIN_VALUE;
    private int absentFrom;
    private int absentTo;

    Patchy(Noise noise) {
      this.noise = noise;
    }

    @Override
    public boolean reports(long epochHour) {
      return !absent(epochHour) && !missing(epochHour);
    }

    private boolean missing(long epochHour) {
      for (int ago = 0; ago < LONGEST_GAP; ago++) {
        SplittableRandom random = noise.at(epochHour - ago);
        double chance = random.nextDouble();
        if (ago == 0 && chance < MISSING_CHANCE) {
          return true;
        }
        if (chance > 1 - GAP_CHANCE && random.nextInt(2, LONGEST_GAP + 1) > ago) {
          return true;
        }
      }
      return false;
    }

    // A quarter of the absences begin with the span, so that their clusters are new when they end.
    private boolean absent(long epochHour) {
      long wanted = Era.span(epochHour);
      if (wanted != span) {
        SplittableRandom random = noise.at(-1 - wanted);
        boolean away = random.nextDouble() < ABSENCE_CHANCE;
        int length = random.nextInt(SHORTEST_ABSENCE, LONGEST_ABSENCE);
        boolean fromStart = random.nextInt(4) == 0;
        absentFrom = fromStart ? 0 : random.nextInt(Era.SPAN - length);
        absentTo = away ? absentFrom + length : absentFrom;
        span = wanted;
      }
      int hour = Era.hourOfSpan(epochHour);
      return hour >= absentFrom && hour < absentTo;
    }
  }
}
