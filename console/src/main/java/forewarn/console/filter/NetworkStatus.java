package forewarn.console.filter;

import forewarn.console.start.Services;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.query.Queries;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The figures of terminals for all pages: one instance as long as the warehouse is open, so that
 * what one page has read the next one need not. Thread-safe.
 */
@Component
public final class NetworkStatus {
  private final Services services;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

  private record Known(Queries queries, OntStatus status) {}

  NetworkStatus(Services services) {
    this.services = services;
  }

  /** Empty until the warehouse is open. */
  public Optional<OntStatus> find() {
    return services.queries().map(this::of);
  }

  private OntStatus of(Queries queries) {
    Known now =
        known.updateAndGet(last ->
            last != null && last.queries() == queries
                ? last
                : new Known(queries, new OntStatus(queries)));
    return Objects.requireNonNull(now).status();
  }
}
