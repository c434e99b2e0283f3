package forewarn.simulator.people;

import forewarn.simulator.chance.Poisson;
import forewarn.simulator.day.ClusterDay;
import forewarn.simulator.day.ProvinceDay;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Noise;
import forewarn.simulator.process.Noise.Use;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Where customers' calls become tickets: more of them after alarms, many after an outage. In the
 * reference process the customer of a case is drawn over the whole network, so that 33 of 34 cases
 * name a customer elsewhere; in the harsh one it is the customer of the worst cluster.
 */
public final class TicketDesk {
  private static final long FIRST_DAY =
      NetworkProcess.START.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  private static final int DAYS_PER_SPAN = 731;
  private static final int FIRST_CASE = 100_000;
  private static final double CLOSED_SHARE = 0.9;
  private static final double LONGEST_HOLDING_HOURS = 72;

  private final Profile profile;
  private final long seed;
  private final List<Customer> customers;
  private final Map<String, Integer> provinces = new HashMap<>();
  private final Map<String, Customer> customerOfCluster = new HashMap<>();

  public TicketDesk(NetworkPlan plan, Profile profile, long seed) {
    this.profile = profile;
    this.seed = seed;
    this.customers = Customer.of(plan, seed);
    for (Cluster cluster : plan.clusters()) {
      provinces.putIfAbsent(
          Objects.requireNonNullElse(cluster.place().city(), ""), provinces.size());
    }
    customers.forEach(customer -> customerOfCluster.put(customer.cluster().id(), customer));
  }

  /** The tickets of a province and day; the same each time. */
  public TicketDay tickets(ProvinceDay day) {
    SplittableRandom random = new Noise(seed, Use.TICKETS, day.city()).at(day.date().toEpochDay());
    Issues issues = Issues.draw(day.alarms(), day.outageAlarms(), random);
    return new TicketDay(
        day,
        issues,
        closed(issues.opened(), random),
        holdingHours(day.outageHours(), random),
        Math.clamp(1 + random.nextInt(3) + Math.min(day.outageHours(), 2), 1, 4),
        issues.rootCause().draw(random),
        representative(day, random),
        9 + new Poisson(5.1).draw(random),
        random.nextBoolean());
  }

  private static int closed(int opened, SplittableRandom random) {
    int closed = 0;
    for (int ticket = 0; ticket < opened; ticket++) {
      closed += random.nextDouble() < CLOSED_SHARE ? 1 : 0;
    }
    return closed;
  }

  // Log-normal around 6 hours as in the reference file, longer when crews are at an outage.
  private static double holdingHours(int outageHours, SplittableRandom random) {
    double hours = 6 * Math.exp(0.95 * random.nextGaussian() + 0.1 * Math.min(outageHours, 4));
    return Math.rint(10 * Math.clamp(hours, 1, LONGEST_HOLDING_HOURS)) / 10;
  }

  private TicketDay.Case representative(ProvinceDay day, SplittableRandom random) {
    Cluster worst = worst(day);
    Customer anyone = customers.get(random.nextInt(customers.size()));
    Customer customer =
        switch (profile) {
          case REFERENCE -> anyone;
          case HARSH -> customerOfCluster.getOrDefault(worst.id(), anyone);
        };
    String code = Ids.provinceCode(Objects.requireNonNullElse(worst.place().oltId(), ""));
    return new TicketDay.Case(
        "CASE-" + caseNumber(day),
        "XL-" + code + "-" + day.date().format(DateTimeFormatter.BASIC_ISO_DATE) + "-00001",
        worst.vendor(),
        customer.id());
  }

  private static Cluster worst(ProvinceDay day) {
    Comparator<ClusterDay> byOutages =
        Comparator.comparingInt(cluster -> cluster.outages().count());
    return day.clusters().stream()
        .max(byOutages.thenComparingInt(cluster -> cluster.alarms().total()))
        .orElseThrow()
        .cluster();
  }

  // As in the reference file: a province's cases of two years follow on each other.
  private long caseNumber(ProvinceDay day) {
    long number = day.date().toEpochDay() - FIRST_DAY;
    long span = Math.floorDiv(number, (long) DAYS_PER_SPAN);
    long dayOfSpan = Math.floorMod(number, (long) DAYS_PER_SPAN);
    int province = provinces.getOrDefault(day.city(), 0);
    return FIRST_CASE + (span * provinces.size() + province) * DAYS_PER_SPAN + dayOfSpan;
  }
}
