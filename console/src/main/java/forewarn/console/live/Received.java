package forewarn.console.live;

import forewarn.telemetry.Prediction;
import forewarn.telemetry.PredictionCodec;
import org.jspecify.annotations.Nullable;

/** A prediction as it came from the broker, numbered in order of arrival. Thread-safe. */
public final class Received {
  private final long number;
  private final Glance glance;
  private final byte[] json;
  private volatile @Nullable Prediction prediction;

  Received(long number, Glance glance, byte[] json) {
    this.number = number;
    this.glance = glance;
    this.json = json;
  }

  /** Rises by one with each prediction of this process. */
  public long number() {
    return number;
  }

  public Glance glance() {
    return glance;
  }

  /** The message as sent: JSON in one line of UTF-8. Not to be changed. */
  public byte[] json() {
    return json;
  }

  /** The whole of it; decoded when first asked for. */
  public Prediction prediction() {
    Prediction decoded = prediction;
    if (decoded == null) {
      decoded = PredictionCodec.decode(json);
      prediction = decoded;
    }
    return decoded;
  }
}
