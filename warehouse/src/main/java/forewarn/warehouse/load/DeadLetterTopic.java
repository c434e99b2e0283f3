package forewarn.warehouse.load;

import forewarn.telemetry.topic.DeadLetter;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.load.Batch.Refused;
import forewarn.warehouse.load.StoredOffsets.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Sends what cannot be accepted to {@code dead_letters}, each message once even when the process is
 * killed between the sending and the commit in the warehouse. Each batch is a Kafka transaction, so
 * a predecessor's unfinished one is never seen; and before the first letter is sent, those written
 * since the last commit in the warehouse are read, because their messages will be met again. For
 * one thread.
 */
final class DeadLetterTopic implements AutoCloseable {
  private static final String TOPIC = Topics.DEAD_LETTERS.name();
  private static final int LONGEST_REASON = 2_000;
  // The broker's limit for a message is 1 MiB with its headers.
  private static final int LONGEST_VALUE = 1_000_000;
  private static final Duration POLL = Duration.ofMillis(200);

  private record Source(String topic, int partition, long offset) {}

  private final KafkaClients clients;
  private final Supplier<Map<TopicPartition, Place>> stored;
  private final Set<Source> sentBefore = new HashSet<>();
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  DeadLetterTopic(KafkaClients clients, Supplier<Map<TopicPartition, Place>> stored) {
    this.clients = clients;
    this.stored = stored;
  }

  /**
   * Sends the messages that were not sent before.
   *
   * @return for each partition of the topic written to, the offset after the last letter
   */
  Map<TopicPartition, Long> send(List<Refused> refused) {
    if (refused.isEmpty()) {
      return Map.of();
    }
    KafkaProducer<byte[], byte[]> sending = producer == null ? open() : producer;
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    sending.beginTransaction();
    try {
      for (Refused letter : refused) {
        if (!sentBefore.remove(sourceOf(letter.message()))) {
          sent.add(sending.send(letter(letter)));
        }
      }
      sending.commitTransaction();
    } catch (KafkaException e) {
      close();
      throw e;
    }
    return written(sent);
  }

  private KafkaProducer<byte[], byte[]> open() {
    KafkaProducer<byte[], byte[]> opened = clients.deadLetterProducer();
    producer = opened;
    opened.initTransactions();
    readTail();
    return opened;
  }

  private void readTail() {
    try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new TopicPartition(TOPIC, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Place> places = stored.get();
      Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      partitions.forEach(partition -> {
        Place place = places.getOrDefault(partition, new Place(0, ""));
        long start = Math.max(place.nextOffset(), starts.getOrDefault(partition, 0L));
        consumer.seek(partition, Math.min(start, ends.getOrDefault(partition, start)));
      });
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(this::remember);
      }
    }
  }

  private void remember(ConsumerRecord<byte[], byte[]> letter) {
    String topic = header(letter, DeadLetter.SOURCE_TOPIC);
    String partition = header(letter, DeadLetter.SOURCE_PARTITION);
    String offset = header(letter, DeadLetter.SOURCE_OFFSET);
    if (partition.matches("[0-9]{1,9}") && offset.matches("[0-9]{1,18}")) {
      sentBefore.add(new Source(topic, Integer.parseInt(partition), Long.parseLong(offset)));
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static Source sourceOf(ConsumerRecord<byte[], byte[]> message) {
    return new Source(message.topic(), message.partition(), message.offset());
  }

  private static ProducerRecord<byte[], byte[]> letter(Refused refused) {
    ConsumerRecord<byte[], byte[]> message = refused.message();
    byte[] value = message.value();
    String reason = refused.reason();
    if (reason.length() > LONGEST_REASON) {
      reason = reason.substring(0, LONGEST_REASON) + "…";
    }
    if (value != null && value.length > LONGEST_VALUE) {
      reason += "; the value is cut from " + value.length + " bytes";
      value = Arrays.copyOf(value, LONGEST_VALUE);
    }
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(TOPIC, message.key(), value);
    add(letter, DeadLetter.REASON, reason);
    add(letter, DeadLetter.SOURCE_TOPIC, message.topic());
    add(letter, DeadLetter.SOURCE_PARTITION, Integer.toString(message.partition()));
    add(letter, DeadLetter.SOURCE_OFFSET, Long.toString(message.offset()));
    return letter;
  }

  private static void add(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<TopicPartition, Long> written(List<Future<RecordMetadata>> sent) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    try {
      for (Future<RecordMetadata> future : sent) {
        RecordMetadata metadata = future.get();
        ends.merge(
            new TopicPartition(metadata.topic(), metadata.partition()),
            metadata.offset() + 1,
            Math::max);
      }
    } catch (ExecutionException e) {
      throw new KafkaException("Cannot send dead letters", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Cannot send dead letters: interrupted", e);
    }
    return ends;
  }

  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> open = producer;
    producer = null;
    sentBefore.clear();
    if (open != null) {
      open.close(Duration.ofSeconds(5));
    }
  }
}
