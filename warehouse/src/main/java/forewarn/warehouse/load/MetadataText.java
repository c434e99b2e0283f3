package forewarn.warehouse.load;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * RECORD_METADATA of a message: topic, partition, offset, CreateTime, key and headers. Composed by
 * hand, because it is made for every record. Not thread-safe.
 */
final class MetadataText {
  private final StringBuilder text = new StringBuilder(256);
  private final Map<TopicPartition, String> starts = new HashMap<>();

  String of(ConsumerRecord<byte[], byte[]> message) {
    text.setLength(0);
    text.append(
            starts.computeIfAbsent(
                new TopicPartition(message.topic(), message.partition()), MetadataText::start))
        .append(message.offset())
        .append(",\"CreateTime\":")
        .append(message.timestamp())
        .append(",\"key\":");
    appendText(message.key());
    text.append(",\"headers\":{");
    int written = 0;
    for (Header header : message.headers()) {
      text.append(written++ == 0 ? "" : ",");
      appendText(header.key().getBytes(StandardCharsets.UTF_8));
      text.append(':');
      appendText(header.value());
    }
    return text.append("}}").toString();
  }

  private static String start(TopicPartition partition) {
    return "{\"topic\":\""
        + partition.topic()
        + "\",\"partition\":"
        + partition.partition()
        + ",\"offset\":";
  }

  private void appendText(byte @Nullable [] utf8) {
    if (utf8 == null) {
      text.append("null");
      return;
    }
    text.append('"');
    String value = new String(utf8, StandardCharsets.UTF_8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
