package forewarn.console.ticket;

import forewarn.console.filter.NetworkStatus;
import forewarn.console.start.Services;
import forewarn.warehouse.query.Queries;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tickets for all pages. They come by files alone, so that they are read once and kept until a
 * file brings others, unless there are too many of them. Thread-safe.
 */
@Component
class Tickets {
  /** Some tens of megabytes. */
  private static final long MOST_KEPT = 300_000;

  private static final String TICKETS = "DATAMART.FACT_TICKET_SUMMARY";
  private static final String CUSTOMERS = "DATAMART.FACT_CUSTOMER_FEEDBACK";

  private final Services services;
  private final NetworkStatus network;
  private volatile @Nullable Known known;

  /**
   * @param tickets empty when there are too many
   */
  private record Known(Queries queries, long changes, Optional<KeptTickets> tickets) {
    boolean isOf(Queries other, long now) {
      return queries == other && changes == now;
    }
  }

  Tickets(Services services, NetworkStatus network) {
    this.services = services;
    this.network = network;
  }

  /** Empty until the warehouse is open. */
  Optional<TicketData> data() {
    return services
        .queries()
        .flatMap(queries ->
            network.find().map(status -> new TicketData(queries, status, kept(queries))));
  }

  private Optional<KeptTickets> kept(Queries queries) {
    // Looked at before they are read: what changes meanwhile is read again.
    long now = queries.changes(TICKETS) + queries.changes(CUSTOMERS);
    Known last = known;
    return last != null && last.isOf(queries, now) ? last.tickets() : read(queries, now);
  }

  // Who waited for another's reading takes that one.
  private synchronized Optional<KeptTickets> read(Queries queries, long now) {
    Known last = known;
    if (last != null && last.isOf(queries, now)) {
      return last.tickets();
    }
    Object count = queries.select("select count(*) from " + TICKETS).rows().getFirst().getFirst();
    boolean few = count instanceof Number number && number.longValue() <= MOST_KEPT;
    Optional<KeptTickets> tickets = few ? Optional.of(KeptTickets.read(queries)) : Optional.empty();
    known = new Known(queries, now, tickets);
    return tickets;
  }
}
