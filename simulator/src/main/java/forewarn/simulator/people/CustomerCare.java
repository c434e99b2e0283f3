package forewarn.simulator.people;

import forewarn.simulator.day.ClusterDay;
import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.process.Noise;
import forewarn.simulator.process.Noise.Use;
import forewarn.telemetry.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The operator's records of its customers. A customer writes after some outages and answers a
 * survey every four weeks, so that the latest feedback is never older than that.
 */
public final class CustomerCare {
  /** Days that a line's and an account's state may follow from: more than a month. */
  private static final int LOOK_BACK = 33;

  /**
   * Days that a record follows from: the feedback's age, and what was known when it was written.
   */
  public static final int DAYS_NEEDED = Customer.SURVEY_EVERY_DAYS + LOOK_BACK;

  private final long seed;
  private final List<Customer> customers;
  private final FeedbackWriter writer = new FeedbackWriter();

  public CustomerCare(NetworkPlan plan, long seed) {
    this.seed = seed;
    this.customers = Customer.of(plan, seed);
  }

  /**
   * All customers at the end of the newest day.
   *
   * @param days the newest last, {@link #DAYS_NEEDED} of them unless the process just began
   */
  public List<CustomerRecord> records(List<NetworkDay> days) {
    return customers.stream().map(customer -> record(customer, days)).toList();
  }

  /** Those who wrote on the newest day, or whose line is in another state than the day before. */
  public List<CustomerRecord> changes(List<NetworkDay> days) {
    List<CustomerRecord> changes = new ArrayList<>();
    for (Customer customer : customers) {
      List<CustomerDay> lived = lived(customer, days);
      CustomerRecord now = record(customer, days, lived);
      boolean moved = days.size() == 1 || moved(now, customer, days, lived);
      if (moved || lived.getLast().wrote()) {
        changes.add(now);
      }
    }
    return changes;
  }

  private boolean moved(
      CustomerRecord now, Customer customer, List<NetworkDay> days, List<CustomerDay> lived) {
    Connection before =
        connection(customer, days.subList(0, days.size() - 1), lived.subList(0, lived.size() - 1));
    return before.online() != now.connection().online()
        || !before.link().equals(now.connection().link());
  }

  private CustomerRecord record(Customer customer, List<NetworkDay> days) {
    return record(customer, days, lived(customer, days));
  }

  private CustomerRecord record(Customer customer, List<NetworkDay> days, List<CustomerDay> lived) {
    int written = lived.size() - 1;
    while (written > 0 && !lived.get(written).wrote()) {
      written--;
    }
    Noise noise = noise(customer);
    return new CustomerRecord(
        customer,
        connection(customer, days, lived),
        Account.after(latest(lived), customer, noise),
        writer.write(customer, latest(lived.subList(0, written + 1)), noise));
  }

  private Connection connection(Customer customer, List<NetworkDay> days, List<CustomerDay> lived) {
    ClusterDay today = days.getLast().clusters().get(customer.number());
    long epochDay = days.getLast().date().toEpochDay();
    // Behind the numbers of feedback.
    return Connection.after(
        latest(lived), today.precursors(), noise(customer).at(2_000_000 + epochDay));
  }

  private List<CustomerDay> lived(Customer customer, List<NetworkDay> days) {
    Noise noise = noise(customer);
    List<CustomerDay> lived = new ArrayList<>();
    for (NetworkDay day : days) {
      ClusterDay cluster = day.clusters().get(customer.number());
      lived.add(CustomerDay.of(customer, day.date(), cluster, noise));
    }
    return lived;
  }

  private static List<CustomerDay> latest(List<CustomerDay> days) {
    return days.subList(Math.max(0, days.size() - LOOK_BACK), days.size());
  }

  private Noise noise(Customer customer) {
    return new Noise(seed, Use.CUSTOMERS, customer.cluster().id());
  }
}
