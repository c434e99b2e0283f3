package forewarn.simulator.ideal;

import forewarn.simulator.process.Evidence;
import forewarn.simulator.process.Shown;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Bayesian forward filter over what is hidden of one cluster.
 *
 * <p>The hidden state after hour t is what comes and has been decided by then: for each of the
 * hours t+1, t+2 and t+3 whether it has an outage and how many hours before it its signs begin; and
 * for how many hours signs that no outage follows go on, t included. With what comes newly into
 * sight each hour (the outage of t+3 with its lead, and false signs that begin at t) it decides
 * what shows in an hour, and what shows decides how likely the hour's record is. The trap trend
 * also depends on the alarms of the hour before; when that hour is missing, they depend on what
 * showed in it, which is therefore part of the state.
 *
 * <p>All of it is finite, so that the filter is exact: it enumerates, multiplies and sums.
 */
final class OutageFilter {
  private static final int AHEAD = Evidence.AHEAD;
  private static final List<Shown> SHOWN = List.of(Shown.values());

  /** Lead hours of an outage in an hour, 0 where there is none. */
  private static final int LEADS = AHEAD + 1;

  /** Hours that false signs still show, 0 where there are none. */
  private static final int REMAINING = AHEAD + 1;

  private static final int STATES = LEADS * LEADS * LEADS * REMAINING;

  /** How likely an hour's record is, by what showed in the hour before and what shows in it. */
  @FunctionalInterface
  interface Likelihood {
    double of(Shown before, Shown now);
  }

  private final double[] leads = new double[LEADS];
  private final double[] falseSigns = new double[REMAINING];
  private double[][] mass = new double[SHOWN.size()][STATES];

  /**
   * A filter that knows nothing of the cluster but its parameters.
   *
   * @param leadChance chance of each lead from 1 on
   * @param falseAlarmChance chance that false signs of so many hours begin in an hour
   * @param hazard chance of an outage in the first hours
   */
  OutageFilter(
      IntToDoubleFunction leadChance, IntToDoubleFunction falseAlarmChance, double hazard) {
    falseSigns[0] = 1;
    for (int hours = 1; hours <= AHEAD; hours++) {
      leads[hours] = leadChance.applyAsDouble(hours);
      falseSigns[hours] = falseAlarmChance.applyAsDouble(hours);
      falseSigns[0] -= falseSigns[hours];
    }
    mass[Shown.QUIET.ordinal()][0] = 1;
    // After as many hours without a record as the state looks ahead, it is what it is on average.
    for (int hour = 0; hour <= AHEAD; hour++) {
      pass(hazard, (before, now) -> 1);
    }
  }

  /**
   * Takes the next hour in.
   *
   * @param hazardAhead chance of an outage {@link Evidence#AHEAD} hours after it
   * @return chance of an outage in the hour after it, given all hours so far
   * @throws IllegalStateException when the record cannot come from the process
   */
  double pass(double hazardAhead, Likelihood likelihood) {
    double[][] next = new double[SHOWN.size()][STATES];
    for (Shown before : SHOWN) {
      double[] known = mass[before.ordinal()];
      for (int state = 0; state < STATES; state++) {
        if (known[state] > 0) {
          spread(state, known[state], hazardAhead, now -> likelihood.of(before, now), next);
        }
      }
    }
    normalise(next);
    mass = next;
    return outageNextHour();
  }

  private interface Fit {
    double of(Shown now);
  }

  /** Adds to the next states all that a state can become, each with its chance and likelihood. */
  private void spread(int state, double chance, double hazard, Fit fit, double[][] next) {
    boolean outage = first(state) > 0;
    for (int lead = 0; lead < LEADS; lead++) {
      double sighted = lead == 0 ? 1 - hazard : hazard * leads[lead];
      for (int begun = 0; begun < REMAINING; begun++) {
        double prior = chance * sighted * falseSigns[begun];
        if (prior > 0) {
          int remaining = Math.max(remaining(state) - 1, begun);
          int to = state(second(state), third(state), lead, remaining);
          Shown now = Shown.of(announces(to) || remaining > 0, outage);
          next[now.ordinal()][to] += prior * fit.of(now);
        }
      }
    }
  }

  private static boolean announces(int state) {
    return first(state) >= 1 || second(state) >= 2 || third(state) >= 3;
  }

  private static void normalise(double[][] masses) {
    double sum = 0;
    for (double[] states : masses) {
      for (double mass : states) {
        sum += mass;
      }
    }
    if (!(sum > 0)) {
      throw new IllegalStateException(
          "Cannot explain the record: its likelihood is " + sum + " in every state");
    }
    for (double[] states : masses) {
      for (int state = 0; state < STATES; state++) {
        states[state] /= sum;
      }
    }
  }

  private double outageNextHour() {
    double sum = 0;
    for (double[] states : mass) {
      for (int state = 0; state < STATES; state++) {
        sum += first(state) > 0 ? states[state] : 0;
      }
    }
    return Math.min(sum, 1);
  }

  // A state is a number of one digit each: the leads of the next three hours, the false signs.
  private static int state(int first, int second, int third, int remaining) {
    return ((first * LEADS + second) * LEADS + third) * REMAINING + remaining;
  }

  private static int first(int state) {
    return state / (LEADS * LEADS * REMAINING);
  }

  private static int second(int state) {
    return state / (LEADS * REMAINING) % LEADS;
  }

  private static int third(int state) {
    return state / REMAINING % LEADS;
  }

  private static int remaining(int state) {
    return state % REMAINING;
  }
}
