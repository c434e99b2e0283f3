package forewarn.benchmarks.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What calls of each address took. Thread-safe. */
final class Figures {
  private static final double FAST_MILLIS = 100;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;

  private final Map<String, List<Session.Answer>> answers =
      Collections.synchronizedMap(new LinkedHashMap<>());

  Figures(List<Address> addresses) {
    addresses.forEach(
        address -> answers.put(address.name(), Collections.synchronizedList(new ArrayList<>())));
  }

  void add(Address address, Session.Answer answer) {
    Objects.requireNonNull(answers.get(address.name())).add(answer);
  }

  /** Prints a line for each address and one for all of them. */
  void print(String title) {
    System.out.printf(
        "%n%-34s %6s %8s %8s %8s %8s %9s %9s%n",
        title, "calls", "p50 ms", "p95 ms", "p99 ms", "max ms", "gzip kB", "<100 ms");
    List<Session.Answer> all = new ArrayList<>();
    answers.forEach((name, given) -> all.addAll(print(name, List.copyOf(given))));
    line("all", all);
  }

  /** The answers that count. */
  private static List<Session.Answer> print(String name, List<Session.Answer> given) {
    List<Session.Answer> good =
        given.stream()
            .filter(answer -> answer.status() == OK || answer.status() == ACCEPTED)
            .toList();
    if (!good.isEmpty()) {
      line(name, good);
    } else if (given.stream().allMatch(answer -> answer.status() == NOT_FOUND)) {
      System.out.printf("%-34s missing%n", name);
    }
    given.stream()
        .map(Session.Answer::status)
        .filter(status -> status != OK && status != ACCEPTED && status != NOT_FOUND)
        .distinct()
        .forEach(status -> System.out.printf("%-34s answered with %d%n", name, status));
    return good;
  }

  private static void line(String name, List<Session.Answer> good) {
    double[] millis = good.stream().mapToDouble(answer -> answer.nanos() / 1e6).sorted().toArray();
    System.out.printf(
        "%-34s %6d %8.1f %8.1f %8.1f %8.1f %9.1f %8.1f%%%n",
        name,
        millis.length,
        quantile(millis, 0.5),
        quantile(millis, 0.95),
        quantile(millis, 0.99),
        quantile(millis, 1),
        good.stream().mapToInt(Session.Answer::bytes).average().orElse(0) / 1000,
        100.0 * good.stream().filter(Figures::isFast).count() / Math.max(1, good.size()));
  }

  private static boolean isFast(Session.Answer answer) {
    return answer.nanos() < FAST_MILLIS * 1e6;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
