package forewarn.assistant.conversation;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.search.LiveSearch;
import forewarn.warehouse.query.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parts that are asked for answers, each absent until start-up has reached it. */
public interface Sources {
  Optional<Analyst> analyst();

  Optional<LiveSearch> search();

  Optional<Queries> queries();

  /** Why a cluster's newest prediction is as it is; empty when nothing is known of the cluster. */
  Optional<Reasons> reasons(String clusterId);

  /**
   * A prediction with its reasons.
   *
   * @param hour it was made from
   * @param probability of an outage in the hour after
   * @param threshold from which an outage is expected
   * @param summary in one or two sentences
   * @param notes on input that was missing or out of the ordinary
   * @param weights what moved it most, weightiest first
   */
  record Reasons(
      String clusterId,
      Instant hour,
      double probability,
      double threshold,
      String summary,
      List<String> notes,
      List<Weight> weights) {
    public Reasons {
      notes = List.copyOf(notes);
      weights = List.copyOf(weights);
    }
  }

  /**
   * How much a feature moved a prediction.
   *
   * @param contribution to the logarithm of the odds; above 0 speaks for an outage
   */
  record Weight(String feature, double contribution) {}
}
