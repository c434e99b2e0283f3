package forewarn.simulator.people;

import forewarn.simulator.process.Noise;
import forewarn.simulator.process.Noise.Use;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.NetworkPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A customer, of whom there is one per cluster, numbered as the clusters are in the plan.
 *
 * @param age in years
 * @param contentment satisfaction when nothing goes wrong, 0..1
 * @param usageGb traffic of a usual month
 * @param surveyDay on which day of every four weeks the survey reaches this customer
 * @param indonesian whether they write in Indonesian
 */
public record Customer(
    int number,
    Cluster cluster,
    int age,
    double contentment,
    double usageGb,
    int surveyDay,
    boolean indonesian) {
  static final int SURVEY_EVERY_DAYS = 28;

  private static final LocalDate FIRST_JOINED = LocalDate.parse("2020-01-01");
  private static final int JOINED_WITHIN_DAYS = 1000;
  private static final double INDONESIAN_SHARE = 0.35;

  static List<Customer> of(NetworkPlan plan, long seed) {
    List<Customer> customers = new ArrayList<>();
    for (Cluster cluster : plan.clusters()) {
      SplittableRandom random = new Noise(seed, Use.CUSTOMERS, cluster.id()).at(-1);
      customers.add(
          new Customer(
              customers.size(),
              cluster,
              random.nextInt(19, 70),
              random.nextDouble(0.89, 1.0),
              112 * Math.exp(0.39 * random.nextGaussian()),
              random.nextInt(SURVEY_EVERY_DAYS),
              random.nextDouble() < INDONESIAN_SHARE));
    }
    return customers;
  }

  public String id() {
    return "CUST%05d".formatted(number);
  }

  public String homePass() {
    return "HP-%s-%05d".formatted(provinceCode(), number);
  }

  public String homeConnectId() {
    return "HC-%s-%06d".formatted(provinceCode(), number);
  }

  private String provinceCode() {
    return Ids.provinceCode(Objects.requireNonNullElse(cluster.place().oltId(), ""));
  }

  public LocalDate joined() {
    return FIRST_JOINED.plusDays(30L * number % JOINED_WITHIN_DAYS);
  }
}
