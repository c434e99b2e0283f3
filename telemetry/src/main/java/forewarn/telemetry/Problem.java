package forewarn.telemetry;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One reason why a received record cannot be accepted.
 *
 * @param field the field, or {@code payload} when the whole cannot be read
 * @param value the value as received, shortened
 * @param rule the rule it breaks, in words
 */
public record Problem(String field, String value, String rule) {
  private static final int LONGEST_VALUE = 80;

  public Problem {
    value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
  }

  /** For example {@code rx_power_avg: '-900' is outside -40..-5}. */
  @Override
  public String toString() {
    return field + ": '" + value + "' is " + rule;
  }

  /** All problems in one line. */
  public static String describe(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }
}
