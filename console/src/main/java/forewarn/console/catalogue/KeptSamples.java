package forewarn.console.catalogue;

import forewarn.console.start.Services;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.ObjectState;
import forewarn.warehouse.query.Queries;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The sample rows of objects that change by refreshes alone, one of each kept until its object
 * does. Of others they are read each time. Thread-safe.
 */
@Component
class KeptSamples {
  private final Services services;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Queries queries, long changes, Sample sample) {}

  KeptSamples(Services services) {
    this.services = services;
  }

  /**
   * The sample of an object.
   *
   * @param schemas that the caller sees
   * @param read takes it when none is kept
   */
  Sample find(
      Definition definition, ObjectState state, Set<String> schemas, Supplier<Sample> read) {
    Optional<Queries> queries = services.queries();
    // Who may not see the values is told so, whatever is kept.
    if (queries.isEmpty()
        || !queries.get().changesByRefreshAlone(definition)
        || !schemas.contains(definition.schema())) {
      return read.get();
    }
    // Looked at before it is read: what changes meanwhile is read again.
    long changes = queries.get().changes(definition.fullName());
    Kept known = kept.get(definition.fullName());
    if (known != null && known.queries() == queries.get() && known.changes() == changes) {
      return known.sample();
    }
    Sample sample = read.get();
    // A sample that is cut by an outdated count or time would stay so.
    if (sample.table() != null && state.rows() > 0) {
      kept.put(definition.fullName(), new Kept(queries.get(), changes, sample));
    }
    return sample;
  }
}
