package forewarn.operations.workflow.dry;

import forewarn.operations.workflow.dry.WouldRun.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a workflow would have done in a span of time.
 *
 * @param runs oldest first
 * @param more whether there are more than these
 */
public record DryRun(Instant from, Instant to, List<WouldRun> runs, Outlook more) {
  /** Whether all was looked at. */
  public enum Outlook {
    ALL,
    /** Only the first thousand. */
    CUT
  }

  public DryRun {
    runs = List.copyOf(runs);
  }

  public long count(Outcome outcome) {
    return runs.stream().filter(run -> run.outcome() == outcome).count();
  }

  /** How often each tool would have been used. */
  public Map<String, Integer> uses() {
    Map<String, Integer> uses = new TreeMap<>();
    runs.forEach(run -> run.uses().forEach(use -> uses.merge(use.tool(), 1, Integer::sum)));
    return uses;
  }
}
