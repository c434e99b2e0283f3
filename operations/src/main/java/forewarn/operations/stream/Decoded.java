package forewarn.operations.stream;

import forewarn.operations.correlation.Message;
import forewarn.telemetry.AlarmCodec;
import forewarn.telemetry.PredictionCodec;
import forewarn.telemetry.topic.DeadLetter;
import forewarn.telemetry.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record of the stream as a message, or as a dead letter when it is none. */
sealed interface Decoded {
  record Good(Message message) implements Decoded {}

  record Bad(ProducerRecord<byte[], byte[]> letter, String reason) implements Decoded {}

  static Decoded of(ConsumerRecord<byte[], byte[]> received) {
    byte[] value = received.value();
    if (value == null) {
      return bad(received, "it is empty");
    }
    try {
      return new Good(
          received.topic().equals(Topics.ALARMS.name())
              ? new Message.Reported(AlarmCodec.decode(value))
              : new Message.Predicted(PredictionCodec.decode(value)));
    } catch (IllegalArgumentException e) {
      return bad(received, String.valueOf(e.getMessage()));
    }
  }

  private static Bad bad(ConsumerRecord<byte[], byte[]> received, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS.name(), received.key(), received.value());
    header(letter, DeadLetter.REASON, reason);
    header(letter, DeadLetter.SOURCE_TOPIC, received.topic());
    header(letter, DeadLetter.SOURCE_PARTITION, Integer.toString(received.partition()));
    header(letter, DeadLetter.SOURCE_OFFSET, Long.toString(received.offset()));
    return new Bad(letter, reason);
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
