package forewarn.simulator.people;

import forewarn.simulator.day.ClusterDay;
import forewarn.simulator.process.AlarmCounts;
import forewarn.simulator.process.Noise;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a day was like for a customer: outages of the cluster that reached this line, faults of the
 * line's own, and whether the customer complained or wrote.
 */
record CustomerDay(
    LocalDate date, List<Interruption> interruptions, boolean complained, boolean wrote) {
  private static final double OWN_FAULT_CHANCE = 0.12;
  private static final int LONGEST_OWN_FAULT_HOURS = 14;
  private static final double AFFECTED_BY_OUTAGE = 0.6;
  private static final double AFFECTED_BY_MAINTENANCE = 0.3;

  // With three outages a month these give three complaints a month, as in the reference file.
  private static final double COMPLAINS_ANYWAY = 0.045;
  private static final double COMPLAINS_AFTER_OUTAGE = 0.5;
  private static final double WRITES_AFTER_OUTAGE = 0.25;

  CustomerDay {
    interruptions = List.copyOf(interruptions);
  }

  static CustomerDay of(Customer customer, LocalDate date, ClusterDay day, Noise noise) {
    SplittableRandom random = noise.at(date.toEpochDay());
    double complaint = random.nextDouble();
    double letter = random.nextDouble();
    List<Interruption> interruptions = new ArrayList<>();
    if (random.nextDouble() < OWN_FAULT_CHANCE) {
      interruptions.add(ownFault(date, random));
    }
    for (int hour = 0; hour < 24; hour++) {
      if (day.outages().has(hour) && random.nextDouble() < AFFECTED_BY_OUTAGE) {
        interruptions.add(
            interruption(date, hour, random.nextInt(1, 4), reason(day.outageAlarms())));
      } else if (day.maintenance().has(hour) && random.nextDouble() < AFFECTED_BY_MAINTENANCE) {
        interruptions.add(interruption(date, hour, 1, "Maintenance"));
      }
    }
    boolean outage = !day.outages().isEmpty();
    boolean surveyed =
        Math.floorMod(date.toEpochDay(), (long) Customer.SURVEY_EVERY_DAYS) == customer.surveyDay();
    return new CustomerDay(
        date,
        interruptions,
        complaint < COMPLAINS_ANYWAY + (outage ? COMPLAINS_AFTER_OUTAGE : 0),
        surveyed || outage && letter < WRITES_AFTER_OUTAGE);
  }

  private static Interruption ownFault(LocalDate date, SplittableRandom random) {
    int hour = random.nextInt(24);
    int hours = random.nextInt(1, LONGEST_OWN_FAULT_HOURS + 1);
    List<String> reasons =
        List.of("Power outage", "Fiber issue", Interruption.UNKNOWN, Interruption.UNKNOWN);
    return interruption(date, hour, hours, reasons.get(random.nextInt(reasons.size())));
  }

  private static Interruption interruption(LocalDate date, int hour, int hours, String reason) {
    LocalDateTime from = date.atTime(hour, 0);
    return new Interruption(from, from.plusHours(hours), reason);
  }

  private static String reason(AlarmCounts inOutages) {
    int fibre = inOutages.linkLoss() + inOutages.badRsl();
    if (inOutages.total() == 0) {
      return Interruption.UNKNOWN;
    }
    return inOutages.dyingGasp() * 2 > fibre ? "Power outage" : "Fiber issue";
  }
}
