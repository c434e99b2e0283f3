package forewarn.simulator.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Where in the simulated stream a message is, kept in a header of the message, so that a stream can
 * be continued from the topic alone.
 *
 * @param origin the stream's first hour
 * @param hour the hour in which the message arrives
 * @param slot its place among the arrivals of that hour, from 0
 * @param row its number in the whole stream, from 0
 */
record Mark(Instant origin, Instant hour, int slot, long row) {
  static final String HEADER = "simulated";

  byte[] encode() {
    String text = String.join(" ", origin.toString(), hour.toString(), slot + "", row + "");
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The mark of a message, or null when it is not one of the simulator's. */
  static @Nullable Mark of(ConsumerRecord<?, ?> message) {
    Header header = message.headers().lastHeader(HEADER);
    return header == null ? null : parse(new String(header.value(), StandardCharsets.US_ASCII));
  }

  private static @Nullable Mark parse(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 4) {
      return null;
    }
    try {
      return new Mark(
          Instant.parse(parts[0]),
          Instant.parse(parts[1]),
          Integer.parseInt(parts[2]),
          Long.parseLong(parts[3]));
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
  }
}
