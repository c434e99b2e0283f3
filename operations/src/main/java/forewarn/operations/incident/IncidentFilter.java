package forewarn.operations.incident;

import forewarn.operations.alarm.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are looked for.
 *
 * @param states any of these; empty for all
 * @param severities any of these; empty for all
 * @param shelving whether shelved ones are left out, or only they are wanted
 * @param region only of this one
 * @param province only of this one
 * @param clusterId only those that take in this cluster
 * @param assignee only theirs; {@code -} for nobody's
 * @param text in title, place or cause
 * @param order how they are sorted
 * @param most at most so many
 * @param skip so many of the first are left out
 */
public record IncidentFilter(
    Set<State> states,
    Set<Severity> severities,
    Shelving shelving,
    @Nullable String region,
    @Nullable String province,
    @Nullable String clusterId,
    @Nullable String assignee,
    @Nullable String text,
    Order order,
    int most,
    int skip) {

  /** The open incidents that want attention, largest impact first. */
  public static final IncidentFilter QUEUE =
      new IncidentFilter(
          Set.of(State.PREDICTED, State.ONGOING),
          Set.of(),
          Shelving.WITHOUT,
          null,
          null,
          null,
          null,
          null,
          Order.IMPACT,
          200,
          0);

  /** What becomes of shelved incidents. */
  public enum Shelving {
    WITHOUT,
    ONLY,
    EITHER
  }

  /** How incidents are sorted. */
  public enum Order {
    /** Largest first. */
    IMPACT,
    /** Newest first. */
    OPENED
  }

  public IncidentFilter {
    states = Set.copyOf(states);
    severities = Set.copyOf(severities);
  }
}
