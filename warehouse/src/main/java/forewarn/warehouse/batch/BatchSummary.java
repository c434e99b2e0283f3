package forewarn.warehouse.batch;

import java.util.List;

/**
 * What came of a batch.
 *
 * @param rows all
 * @param predictedOutages rows with label 1
 * @param errors rows without a prediction
 * @param clusters different ones among the rows with a prediction
 * @param reasons of the errors, the most frequent first; at most 20
 */
public record BatchSummary(
    long rows, long predictedOutages, long errors, long clusters, List<Reason> reasons) {
  public BatchSummary {
    reasons = List.copyOf(reasons);
  }

  /** Rows that have the same first error. */
  public record Reason(String reason, long rows) {}
}
