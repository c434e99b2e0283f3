package forewarn.simulator.process;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How many hours ahead outages were announced. */
final class LeadTimes {
  private LeadTimes() {}

  /**
   * The lengths of the precursor runs that end right before an outage; runs that touch another
   * outage are left out, because there two announcements overlap.
   *
   * @param truths of one cluster, hour by hour
   */
  static Set<Integer> of(List<Truth> truths) {
    Set<Integer> leads = new TreeSet<>();
    int quiet = 0;
    int run = 0;
    for (Truth truth : truths) {
      if (truth.outage()) {
        if (run > 0 && quiet > OutageSchedule.AHEAD && !truth.precursor()) {
          leads.add(run);
        }
        quiet = 0;
        run = 0;
      } else if (truth.precursor()) {
        run++;
      } else {
        quiet = run > 0 ? 1 : quiet + 1;
        run = 0;
      }
    }
    return leads;
  }
}
