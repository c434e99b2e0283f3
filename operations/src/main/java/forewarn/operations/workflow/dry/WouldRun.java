package forewarn.operations.workflow.dry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that a workflow would have had.
 *
 * @param at when it would have begun
 * @param incident it would have been about; null when about none
 * @param title of the incident; empty when about none
 * @param outcome what came of the incident
 * @param uses of tools, in order
 */
public record WouldRun(
    Instant at, @Nullable String incident, String title, Outcome outcome, List<WouldUse> uses) {
  /** Whether it was worth it. */
  public enum Outcome {
    /** The incident was or became an outage. */
    USEFUL,
    /** It was expected and did not happen, or was closed before. */
    NEEDLESS,
    /** It is still open and not seen. */
    OPEN,
    /** There is no incident. */
    UNKNOWN
  }

  /** A tool that would have been used. */
  public record WouldUse(String step, String tool, Instant at, Map<String, Object> input) {}

  public WouldRun {
    uses = List.copyOf(uses);
  }
}
