package forewarn.console.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which cases of a time and place are meant: one definition for the figures of the pages and for
 * the rows behind them. The conditions are those on {@link TicketCases}.
 */
public enum Only {
  ALL("All cases", "true"),
  ACTIVE("With active tickets", "active_ticket > 0"),
  BAD_CONNECTION("With bad connections", "issue_bad_connection > 0"),
  LINK_LOSS("With losses of link", "issue_link_loss > 0"),
  HIGH_TEMP("With high temperature", "issue_high_temp > 0"),
  DYING_GASP("With dying gasps", "issue_dying_gasp > 0"),
  HELD_UNDER_4("Held less than 4 h", "ticket_holding_time_hr < 4"),
  HELD_4_TO_8("Held 4 to 8 h", "ticket_holding_time_hr >= 4 and ticket_holding_time_hr <= 8"),
  HELD_OVER_8("Held more than 8 h", "ticket_holding_time_hr > 8"),
  HELD_UNKNOWN("Holding time not reported", "ticket_holding_time_hr is null"),
  CUSTOMER_ONCE("Customers with 1 case", "customer_cases = 1"),
  CUSTOMER_2_TIMES("Customers with 2 cases", "customer_cases = 2"),
  CUSTOMER_3_TIMES("Customers with 3 cases", "customer_cases = 3"),
  CUSTOMER_4_TIMES("Customers with 4 cases", "customer_cases = 4"),
  CUSTOMER_5_TIMES("Customers with 5 cases", "customer_cases = 5"),
  CUSTOMER_6_TIMES("Customers with 6 cases and more", "customer_cases >= 6"),
  AGE_UNDER_15("Customers under 15", "customer_age < 15"),
  AGE_15_TO_25("Customers of 15 to 25", "customer_age between 15 and 25"),
  AGE_26_TO_67("Customers of 26 to 67", "customer_age between 26 and 67"),
  AGE_OVER_67("Customers over 67", "customer_age > 67"),
  AGE_UNKNOWN("Customers of unknown age", "customer_age is null");

  static final List<Only> HELD = List.of(HELD_UNDER_4, HELD_4_TO_8, HELD_OVER_8, HELD_UNKNOWN);
  static final List<Only> REPEATED =
      List.of(
          CUSTOMER_ONCE,
          CUSTOMER_2_TIMES,
          CUSTOMER_3_TIMES,
          CUSTOMER_4_TIMES,
          CUSTOMER_5_TIMES,
          CUSTOMER_6_TIMES);
  static final List<Only> AGES =
      List.of(AGE_UNDER_15, AGE_15_TO_25, AGE_26_TO_67, AGE_OVER_67, AGE_UNKNOWN);

  private final String label;
  private final String condition;

  Only(String label, String condition) {
    this.label = label;
    this.condition = condition;
  }

  /** All cases when there is none of that name. */
  static Only of(String key) {
    return Arrays.stream(values()).filter(only -> only.key().equals(key)).findFirst().orElse(ALL);
  }

  /** Name in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In English. */
  public String label() {
    return label;
  }

  /** What a case fulfils, as SQL. */
  String condition() {
    return condition;
  }
}
