package forewarn.prediction.metric;

/**
 * How good predictions were on labelled hours.
 *
 * @param prAuc average precision
 * @param rocAuc probability that a positive hour is rated above a negative one; NaN without both
 * @param brier mean squared error of the probability
 */
public record Metrics(
    long rows,
    long positives,
    double prAuc,
    double rocAuc,
    double precision,
    double recall,
    double f1,
    double f2,
    double brier,
    Confusion confusion,
    Onset onset) {}
