package forewarn.simulator.people;

import forewarn.simulator.process.Noise;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How a customer stands with the operator at the end of a day.
 *
 * @param satisfaction 0..1
 * @param complaints of this month so far
 * @param usageGb traffic of a month
 */
public record Account(
    double satisfaction, int complaints, int latePayments, boolean churning, double usageGb) {
  private static final int FORTNIGHT = 14;
  private static final double PER_COMPLAINT = 0.012;
  private static final double PER_INTERRUPTION = 0.004;
  private static final double LEAST_SATISFACTION = 0.3;

  // Shares of the reference file: 69, 75 and 60 of 204 customers.
  private static final double NEVER_LATE = 69.0 / 204;
  private static final double AT_MOST_ONCE_LATE = 144.0 / 204;

  static Account after(List<CustomerDay> days, Customer customer, Noise noise) {
    LocalDate date = days.getLast().date();
    // Months are far below days, so that they never share numbers.
    SplittableRandom month =
        noise.at(-1000 - YearMonth.from(date).getLong(ChronoField.PROLEPTIC_MONTH));
    int complaints =
        (int)
            days.stream()
                .filter(day -> YearMonth.from(day.date()).equals(YearMonth.from(date)))
                .filter(CustomerDay::complained)
                .count();
    int interruptions =
        days.stream()
            .filter(day -> day.date().isAfter(date.minusDays(FORTNIGHT)))
            .mapToInt(day -> day.interruptions().size())
            .sum();
    double satisfaction =
        Math.max(
            LEAST_SATISFACTION,
            customer.contentment() - PER_COMPLAINT * complaints - PER_INTERRUPTION * interruptions);
    double late = month.nextDouble();
    int latePayments = late < NEVER_LATE ? 0 : late < AT_MOST_ONCE_LATE ? 1 : 2;
    double churn = 0.03 + Math.max(0, 0.92 - satisfaction) + 0.03 * latePayments;
    boolean churning = month.nextDouble() < churn;
    double usage = customer.usageGb() * month.nextDouble(0.9, 1.1) * (1 - 0.01 * interruptions);
    return new Account(
        satisfaction, complaints, latePayments, churning, Math.rint(10 * usage) / 10);
  }
}
