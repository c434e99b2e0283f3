package forewarn.console.live;

import forewarn.telemetry.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The few fields of a prediction that are needed of every one of them; the rest is decoded only of
 * those that are shown.
 *
 * @param clusterId the cluster
 * @param province its province, null when unknown
 * @param region its region, null when unknown
 * @param epochHour the hour the prediction rests on, in hours since 1970
 * @param probability of an outage in the next hour
 * @param threshold at or above it an outage is expected
 * @param outageNow whether the cluster is down in {@code epochHour} itself
 * @param registered ONTs, NaN when not reported
 * @param offline ONTs, NaN when not reported
 */
public record Glance(
    String clusterId,
    @Nullable String province,
    @Nullable String region,
    long epochHour,
    double probability,
    double threshold,
    boolean outageNow,
    double registered,
    double offline) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long SECONDS_PER_HOUR = 3600;

  /** Whether an outage is expected in the next hour. */
  public boolean outageExpected() {
    return probability >= threshold;
  }

  public Instant hour() {
    return hourOf(epochHour);
  }

  public Risk risk() {
    return Risk.of(probability, threshold, outageNow);
  }

  static Instant hourOf(long epochHour) {
    return Instant.ofEpochSecond(epochHour * SECONDS_PER_HOUR);
  }

  /**
   * Reads only as far into the message as needed.
   *
   * @throws IllegalArgumentException when it is no prediction
   */
  static Glance read(byte[] json) {
    Fields fields = new Fields();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("Cannot read prediction: not a JSON object");
      }
      for (String name = parser.nextName();
          name != null && !fields.complete();
          name = parser.nextName()) {
        parser.nextToken();
        fields.take(name, parser);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Cannot read prediction: " + e.getOriginalMessage(), e);
    }
    return fields.toGlance();
  }

  private static final class Fields {
    private @Nullable String clusterId;
    private @Nullable String province;
    private @Nullable String region;
    private @Nullable Instant hour;
    private double probability = Double.NaN;
    private double threshold = Double.NaN;
    private double outageNow = Double.NaN;
    private double registered = Double.NaN;
    private double offline = Double.NaN;

    void take(String name, JsonParser parser) {
      switch (name) {
        case "cluster_id" -> clusterId = parser.getString();
        case "province" -> province = parser.getString();
        case "region" -> region = parser.getString();
        case "timestamp_1h" -> hour = Timestamps.parse(parser.getString());
        case "probability" -> probability = parser.getDoubleValue();
        case "threshold" -> threshold = parser.getDoubleValue();
        case "outage_now" -> outageNow = parser.getDoubleValue();
        case "ont_registered" -> registered = parser.getDoubleValue();
        case "offline_ont_now" -> offline = parser.getDoubleValue();
        default -> parser.skipChildren();
      }
    }

    // The signals follow everything else that is needed.
    boolean complete() {
      return !Double.isNaN(offline) && !Double.isNaN(registered) && !Double.isNaN(outageNow);
    }

    Glance toGlance() {
      if (clusterId == null
          || hour == null
          || Double.isNaN(probability)
          || Double.isNaN(threshold)) {
        throw new IllegalArgumentException(
            "Cannot read prediction: cluster_id, timestamp_1h, probability or threshold is missing");
      }
      return new Glance(
          clusterId,
          province,
          region,
          hour.getEpochSecond() / SECONDS_PER_HOUR,
          probability,
          threshold,
          outageNow == 1,
          registered,
          offline);
    }
  }
}
