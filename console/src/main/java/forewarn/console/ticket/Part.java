package forewarn.console.ticket;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is added up of tickets, over cases as over days; averages are made of two of these. A row of
 * the table stands for all tickets of a province and day, and for one case of them.
 */
enum Part {
  CASES("count(*)"),
  OPENED("sum(ticket_open)"),
  ACTIVE("sum(active_ticket)"),
  BAD_CONNECTION("sum(issue_bad_connection)"),
  LINK_LOSS("sum(issue_link_loss)"),
  HIGH_TEMP("sum(issue_high_temp)"),
  DYING_GASP("sum(issue_dying_gasp)"),
  ACTIVATIONS("sum(new_activation)"),
  DOWNTIME_HOURS("sum(total_downtime_duration_hr) filter (where ticket_open is not null)"),
  DOWNTIME_TICKETS("sum(ticket_open) filter (where total_downtime_duration_hr is not null)"),
  HELD_HOURS("sum(ticket_holding_time_hr * ticket_open)"),
  HELD_TICKETS("sum(ticket_open) filter (where ticket_holding_time_hr is not null)");

  private final String sql;

  Part(String sql) {
    this.sql = sql;
  }

  /** All of them, in order, as the columns of a select. */
  static String columns() {
    return Arrays.stream(values())
        .map(part -> part.sql + " as " + part.name().toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
