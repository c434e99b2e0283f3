package forewarn.console.model;

import forewarn.console.start.Services;
import forewarn.warehouse.query.Queries;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * The spread of outages over the history, counted anew when the history is another. Thread-safe.
 */
@Component
class OutageSpreads {
  private final Services services;
  private final AtomicReference<Counted> counted = new AtomicReference<>();

  private record Counted(long version, OutageSpread spread) {}

  OutageSpreads(Services services) {
    this.services = services;
  }

  /** Empty while there is no warehouse. */
  Optional<OutageSpread> current() {
    return services.queries().map(this::current);
  }

  private OutageSpread current(Queries queries) {
    long version = queries.historyVersion();
    Counted known = counted.get();
    // Nothing found may mean that files are in, but have not moved on yet.
    if (known != null && known.version() == version && !known.spread().isEmpty()) {
      return known.spread();
    }
    OutageSpread spread = OutageSpread.of(queries);
    counted.set(new Counted(version, spread));
    return spread;
  }
}
