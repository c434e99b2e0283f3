package forewarn.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one cluster reported for one hour: a row of RAW_ML_FEATURES and the payload of the stream.
 *
 * @param place where
 * @param hour the hour, UTC, truncated to the hour
 * @param readings the measured values
 * @param outageNextHour the training label: an outage in the next hour; null when unknown, as
 *     always on the stream
 * @param sentAt when the producer sent it, by the producer's clock
 * @param rowIndex the producer's own numbering
 */
public record HourlyRecord(
    Place place,
    Instant hour,
    Readings readings,
    @Nullable Boolean outageNextHour,
    @Nullable Instant sentAt,
    @Nullable Long rowIndex) {

  public HourlyRecord {
    if (hour.getEpochSecond() % 3600 != 0 || hour.getNano() != 0) {
      throw new IllegalArgumentException("Invalid hour: " + hour + " is not a full hour");
    }
  }

  public String clusterId() {
    return place.clusterId();
  }

  /** The value in the signal's unit, or NaN when it was not reported. */
  public double value(Signal signal) {
    return readings.value(signal);
  }

  /** Hours since 1970-01-01 00:00 UTC. */
  public long epochHour() {
    return hour.getEpochSecond() / 3600;
  }

  /** This record as a live producer sends it: without the label, which is not known yet. */
  public HourlyRecord withoutLabel() {
    return new HourlyRecord(place, hour, readings, null, sentAt, rowIndex);
  }
}
