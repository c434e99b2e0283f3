package forewarn.prediction.scoring;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.HourlyRecordCodec.Good;
import forewarn.telemetry.Prediction.Source;
import forewarn.telemetry.topic.Topics;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * An accepted record of the stream and where in the stream it stands.
 *
 * @param astray whether it lies on another partition than its cluster's
 */
record Arrival(HourlyRecord hourly, Source source, boolean astray) {

  /** How astray arrivals travel to their cluster's partition: partition, offset, record. */
  static Serde<Arrival> serde() {
    return Serdes.serdeFrom(
        (topic, arrival) -> arrival == null ? null : arrival.toBytes(),
        (topic, bytes) -> bytes == null ? null : ofBytes(bytes));
  }

  private byte[] toBytes() {
    byte[] json = HourlyRecordCodec.encode(hourly);
    return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + json.length)
        .putInt(source.partition())
        .putLong(source.offset())
        .put(json)
        .array();
  }

  private static Arrival ofBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Source source = new Source(Topics.RAW_ML_FEATURES.name(), in.getInt(), in.getLong());
    byte[] json = new byte[in.remaining()];
    in.get(json);
    if (HourlyRecordCodec.decode(json) instanceof Good good) {
      return new Arrival(good.value(), source, true);
    }
    throw new IllegalArgumentException("Cannot read arrival: " + source + " is no hourly record");
  }
}
