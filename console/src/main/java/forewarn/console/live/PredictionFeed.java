package forewarn.console.live;

import forewarn.console.start.Services;
import forewarn.telemetry.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The console's one consumer of {@code outage_predictions}. It begins some way before the end, so
 * that a restart finds the network's state again, and goes on for ever, whatever happens to the
 * broker. Thread-safe.
 */
@Component
public final class PredictionFeed implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(PredictionFeed.class);
  private static final int REMEMBERED = 32_768;
  private static final long TAIL_RECORDS = 50_000;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Services services;
  private final InstantSource clock;
  private final RecentPredictions recent = new RecentPredictions(REMEMBERED);
  private final OutageWatch watch = new OutageWatch();
  private final RateMeter rate;
  private final StreamRhythm rhythm = new StreamRhythm();
  private volatile boolean running;
  private volatile @Nullable Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private volatile @Nullable Instant newestAt;
  private volatile @Nullable Instant since;
  private volatile @Nullable String error;
  private volatile boolean caughtUp;
  // Of the feed's thread only.
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private long unreadable;

  PredictionFeed(Services services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
    this.rate = new RateMeter(clock);
  }

  public RecentPredictions recent() {
    return recent;
  }

  public OutageWatch watch() {
    return watch;
  }

  /** Predictions per second over the last ten seconds. */
  public double perSecond() {
    return rate.perSecond();
  }

  /** When, by the wall clock, the newest prediction was made; empty before the first. */
  public Optional<Instant> newestAt() {
    return Optional.ofNullable(newestAt);
  }

  /** When the oldest prediction that is counted was made; empty before the first. */
  public Optional<Instant> since() {
    return Optional.ofNullable(since);
  }

  /** How long it usually takes from one hour of the data to the next. */
  public Duration usualSilence() {
    return rhythm.usual();
  }

  /** Why the broker cannot be read at the moment. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** Whether what was there at the start has been read. */
  public boolean caughtUp() {
    return caughtUp;
  }

  @Override
  public void start() {
    // Before the thread is there: its first question is whether to go on.
    running = true;
    Thread reader = Thread.ofPlatform().daemon().name("prediction-feed").unstarted(this::run);
    // Set before the thread looks at it.
    thread = reader;
    reader.start();
  }

  @Override
  public void stop() {
    running = false;
    Thread waiting = thread;
    KafkaConsumer<byte[], byte[]> following = consumer;
    if (following != null) {
      // Interrupting it would cut its good-bye to the broker short.
      following.wakeup();
    } else if (waiting != null) {
      waiting.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (isRunning()) {
      try {
        Optional<String> bootstrapServers = services.bootstrapServers();
        if (bootstrapServers.isPresent()) {
          follow(bootstrapServers.get());
        }
        Thread.sleep(RETRY);
      } catch (InterruptedException | InterruptException | WakeupException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("Cannot read {}: {}", Topics.OUTAGE_PREDICTIONS.name(), e.getMessage());
        error = "Cannot read predictions: " + e.getMessage();
        pause();
      }
    }
  }

  // Interruption ends the loop at its next check.
  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(String bootstrapServers) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      this.consumer = consumer;
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.OUTAGE_PREDICTIONS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        return;
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      seekBeforeEnd(consumer, end);
      error = null;
      while (isRunning()) {
        accept(consumer.poll(POLL));
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        caughtUp = caughtUp || isAt(consumer, end);
      }
    } finally {
      consumer = null;
    }
  }

  private void accept(ConsumerRecords<byte[], byte[]> records) {
    int accepted = 0;
    for (ConsumerRecord<byte[], byte[]> message : records) {
      try {
        Glance glance = Glance.read(message.value());
        recent.append(glance, message.value());
        watch.accept(glance);
        Instant madeAt = Instant.ofEpochMilli(message.timestamp());
        newestAt = later(newestAt, madeAt);
        since = since == null ? madeAt : since;
        accepted++;
      } catch (IllegalArgumentException e) {
        if (unreadable++ == 0) {
          log.warn(
              "Skipped a message of {} at {}-{}: {}",
              message.topic(),
              message.partition(),
              message.offset(),
              e.getMessage());
        }
      }
    }
    Instant newest = newestAt;
    if (accepted > 0 && newest != null) {
      rhythm.add(watch.newestHour(), newest);
      recent.announce();
      rate.add(accepted);
    }
  }

  // One partition may be read before another that holds older messages.
  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || one.isBefore(other) ? other : one;
  }

  // After a lost broker, what is in memory already is not read again.
  private void seekBeforeEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> end) {
    Collection<TopicPartition> partitions = end.keySet();
    Map<TopicPartition, Long> beginning = consumer.beginningOffsets(partitions);
    long tail = TAIL_RECORDS / partitions.size();
    end.forEach((partition, offset) ->
        consumer.seek(
            partition,
            positions.getOrDefault(
                partition, Math.max(beginning.getOrDefault(partition, 0L), offset - tail))));
  }

  private static boolean isAt(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> end) {
    return end.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "client.id", "console-feed",
            "isolation.level", "read_committed",
            "enable.auto.commit", "false",
            "auto.offset.reset", "latest",
            "max.poll.records", "5000",
            "fetch.max.wait.ms", "500"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
