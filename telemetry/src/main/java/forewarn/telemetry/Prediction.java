package forewarn.telemetry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model says of one cluster for the hour after {@link #hour}: a message of {@code
 * outage_predictions} and a row of FACT_PREDICTIONS. Every accepted record of the stream yields
 * exactly one, told apart by {@link #source}.
 *
 * @param place where
 * @param hour the hour of the record the prediction rests on; the outage is expected in the hour
 *     after it
 * @param probability of an outage in the next hour, 0..1
 * @param threshold at or above it an outage is expected
 * @param model name of the model
 * @param modelVersion version of the model
 * @param madeAt wall clock time of the scoring
 * @param latencyMillis from the broker's time of the record to {@code madeAt}
 * @param outageNow whether telemetry shows an outage in {@link #hour} itself; an hour later this is
 *     the outcome
 * @param readings the signals of the hour as received
 * @param missingFeatures names of the model's features that could not be computed
 * @param unusualFeatures names of the features whose value lies outside of what training has seen;
 *     the model treats such a value as the nearest one it has seen
 * @param challenger what the challenger says of the same record, or null when there is none
 * @param source the record it was made from
 */
public record Prediction(
    Place place,
    Instant hour,
    double probability,
    double threshold,
    String model,
    String modelVersion,
    Instant madeAt,
    long latencyMillis,
    boolean outageNow,
    Readings readings,
    List<String> missingFeatures,
    List<String> unusualFeatures,
    @Nullable Challenger challenger,
    Source source) {

  public Prediction {
    missingFeatures = List.copyOf(missingFeatures);
    unusualFeatures = List.copyOf(unusualFeatures);
  }

  /**
   * What another model says in the shadow: nobody is alerted by it.
   *
   * @param probability of an outage in the next hour, 0..1
   * @param threshold at or above it the challenger expects an outage
   */
  public record Challenger(
      String model, String modelVersion, double probability, double threshold) {

    /** Whether it expects an outage in the next hour. */
    public boolean outageExpected() {
      return probability >= threshold;
    }
  }

  /** Where in the stream a record stands. */
  public record Source(String topic, int partition, long offset) {}

  public String clusterId() {
    return place.clusterId();
  }

  /** The label: whether an outage is expected in the next hour. */
  public boolean outageExpected() {
    return probability >= threshold;
  }

  /** The hour for which the outage is or is not expected. */
  public Instant expectedHour() {
    return hour.plusSeconds(3600);
  }

  /** Whether this prediction tells what came of the other: same cluster, one hour later. */
  public boolean isOutcomeOf(@Nullable Prediction other) {
    return other != null
        && clusterId().equals(other.clusterId())
        && hour.equals(other.expectedHour());
  }
}
