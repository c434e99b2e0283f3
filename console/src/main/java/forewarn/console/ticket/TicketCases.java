package forewarn.console.ticket;

import forewarn.warehouse.figure.Area;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases of some days and of a part of the network, as a source of selects: the columns of the
 * table of tickets, {@code customer_age}, as it is known now, and {@code customer_cases}, how many
 * of these cases the customer has. A part of the network is that of the case, but a cluster, which
 * cases do not have, is that of its customer.
 *
 * @param from the first day
 * @param to the last day
 */
public record TicketCases(LocalDate from, LocalDate to, Area area) {
  /** All cases there are, as such a source. */
  static final String ALL =
      """
      (select tickets.*, customers.customer_age
      from DATAMART.FACT_TICKET_SUMMARY tickets
      left join DATAMART.FACT_CUSTOMER_FEEDBACK customers
        on customers.customer_id = tickets.customer_id)
      """;

  private static final String CASES =
      """
      (select tickets.*, customers.customer_age,
        count(*) over (partition by tickets.customer_id) as customer_cases
      from (select * from (
          select *, customer_cluster_id as cluster_id from DATAMART.FACT_TICKET_SUMMARY)
        where date >= ? and date <= ?%s) tickets
      left join DATAMART.FACT_CUSTOMER_FEEDBACK customers
        on customers.customer_id = tickets.customer_id)
      """;

  /** What to select from, with a question mark for each of {@link #parameters}. */
  String source() {
    return CASES.formatted(area.condition());
  }

  Object[] parameters() {
    List<Object> parameters = new ArrayList<>(List.of(from, to));
    parameters.addAll(area.parameters());
    return parameters.toArray();
  }
}
