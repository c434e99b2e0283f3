package forewarn.simulator.people;

import forewarn.simulator.process.Noise;
import forewarn.simulator.text.Phrases;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Puts into words what a customer has to say at the end of a day. */
final class FeedbackWriter {
  private static final List<String> CHANNELS =
      List.of("Web Form", "Call Center", "Whatsapp", "App Chat", "Email");
  private static final double BILLING_SHARE = 0.15;
  private static final int FRESH_DAYS = 3;

  // Chances of 1 to 5 points, added up.
  private static final double[] AFTER_TROUBLE = {0.33, 0.66, 0.97, 0.99};
  private static final double[] IN_QUIET_TIMES = {0.05, 0.25, 0.85, 0.95};
  private static final double[] OVER_BILLS = {0.1, 0.92, 1, 1};

  private final Phrases phrases = Phrases.load(FeedbackWriter.class, "feedback.txt");

  /** What the customer wrote on the last of the days; the same each time. */
  Feedback write(Customer customer, List<CustomerDay> days, Noise noise) {
    LocalDate date = days.getLast().date();
    // Behind all days, so that no number of a day comes again.
    SplittableRandom random = noise.at(1_000_000 + date.toEpochDay());
    Interruption last = Connection.lastInterruption(days);
    Interruption fresh =
        last != null && last.from().toLocalDate().isAfter(date.minusDays(FRESH_DAYS)) ? last : null;
    String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
    boolean billing = random.nextDouble() < BILLING_SHARE;
    int rating =
        rating(billing ? OVER_BILLS : fresh != null ? AFTER_TROUBLE : IN_QUIET_TIMES, random);
    Map<String, String> values = values(customer, days, fresh, random);
    values.put("channel", channel);
    values.put("name", phrases.say("name", values, random));
    String phrase = (customer.indonesian() ? "id." : "en.") + about(billing, rating, fresh);
    return new Feedback(
        Ids.derived("FB-", customer.id() + " " + date),
        channel,
        billing ? "Billing" : "Connectivity",
        rating,
        capitalised(Phrases.withCapitals(phrases.say(phrase, values, random))));
  }

  private static int rating(double[] chances, SplittableRandom random) {
    double draw = random.nextDouble();
    int points = 1;
    while (points <= chances.length && draw >= chances[points - 1]) {
      points++;
    }
    return points;
  }

  private static String about(boolean billing, int rating, @Nullable Interruption fresh) {
    if (billing) {
      return "billing";
    }
    if (rating > 3) {
      return "fine";
    }
    return fresh == null ? "slow" : "down";
  }

  private static Map<String, String> values(
      Customer customer,
      List<CustomerDay> days,
      @Nullable Interruption fresh,
      SplittableRandom random) {
    LocalDate date = days.getLast().date();
    Map<String, String> values = new HashMap<>();
    values.put("city", String.valueOf(customer.cluster().place().city()));
    values.put("cluster", String.valueOf(customer.cluster().place().clusterName()));
    values.put("customer", customer.id());
    values.put("gb", String.format(Locale.ROOT, "%.0f", customer.usageGb()));
    values.put(
        "weekday",
        date.minusDays(random.nextInt(1, 6))
            .getDayOfWeek()
            .getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    values.put("complaints_plus", String.valueOf(complaintsThisMonth(days) + 1));
    addInterruption(values, fresh, date);
    addDetails(values, random);
    return values;
  }

  private static long complaintsThisMonth(List<CustomerDay> days) {
    LocalDate first = days.getLast().date().withDayOfMonth(1);
    return days.stream().filter(day -> !day.date().isBefore(first) && day.complained()).count();
  }

  private static void addInterruption(
      Map<String, String> values, @Nullable Interruption fresh, LocalDate date) {
    Interruption told =
        fresh != null
            ? fresh
            : new Interruption(date.atTime(19, 0), date.atTime(21, 0), Interruption.UNKNOWN);
    values.put("down_at", told.from().format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")));
    values.put("down_time", told.from().format(DateTimeFormatter.ofPattern("HH:mm")));
    values.put("down_date", told.from().format(DateTimeFormatter.ofPattern("d-M-uuuu")));
    values.put(
        "down_day", told.from().format(DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH)));
    values.put("down_hours", String.valueOf(told.hours()));
    values.put(
        "reason",
        fresh == null ? "no disturbance in your area" : told.reason().toLowerCase(Locale.ROOT));
  }

  private static void addDetails(Map<String, String> values, SplittableRandom random) {
    int plan = List.of(20, 30, 50, 100).get(random.nextInt(4));
    int bill = 5 * random.nextInt(46, 160);
    values.put("plan", String.valueOf(plan));
    values.put("good", String.valueOf(plan - random.nextInt(1, 5)));
    values.put("low", String.valueOf(random.nextInt(1, plan / 4)));
    values.put("ping", String.valueOf(random.nextInt(90, 700)));
    values.put("loss", String.valueOf(random.nextInt(3, 25)));
    values.put("times", String.valueOf(random.nextInt(2, 9)));
    values.put("students", String.valueOf(random.nextInt(8, 40)));
    values.put("evening", random.nextInt(18, 23) + ":00");
    values.put("day", String.valueOf(random.nextInt(4, 20)));
    values.put("bill", bill + ".000");
    values.put("bill_before", bill - 5 * random.nextInt(4, 24) + ".000");
    values.put("fee", 5 * random.nextInt(2, 10) + ".000");
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
