package forewarn.simulator.live;

import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.telemetry.topic.Topics;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sends the process hour by hour to the stream's topic, without labels, each hour's records spread
 * evenly over its time. A stream that was cut off anywhere continues without gap or repeat: an hour
 * begins only when all of the hour before is acknowledged, and each message is marked with its
 * place.
 */
public final class LiveStream {
  private static final String TOPIC = Topics.RAW_ML_FEATURES.name();

  private final Function<Instant, NetworkProcess> processFrom;
  private final LiveSettings settings;
  private final InstantSource clock;

  /**
   * @param processFrom makes the process that starts at an hour
   * @param clock tells {@code sent_at}
   */
  public LiveStream(
      Function<Instant, NetworkProcess> processFrom, LiveSettings settings, InstantSource clock) {
    this.processFrom = processFrom;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends until it is told to stop.
   *
   * @param stop ends the stream when it reaches zero
   * @param onHour told each hour as it begins
   * @throws IOException when the topic cannot be read or the broker refuses a record
   */
  public void run(CountDownLatch stop, Consumer<Instant> onHour)
      throws IOException, InterruptedException {
    Position start = findStart();
    Arrivals arrivals = new Arrivals(processFrom, start.origin(), start.hour());
    Pace pace = new Pace(stop, settings.hour());
    try (StreamSender sender = new StreamSender(settings.bootstrapServers(), clock)) {
      long row = start.nextRow();
      while (stop.getCount() > 0) {
        Instant hour = arrivals.nextHour();
        List<Observation> due = arrivals.next();
        onHour.accept(hour);
        if (due.isEmpty()) {
          pace.awaitNext(1);
        }
        for (int slot = 0; slot < due.size(); slot++) {
          if (start.hasSent(hour, slot)) {
            continue;
          }
          if (!pace.awaitNext(due.size())) {
            return;
          }
          sender.send(due.get(slot).hourly(), new Mark(start.origin(), hour, slot, row++));
        }
        sender.awaitAcknowledgement();
      }
    }
  }

  private Position findStart() throws IOException, InterruptedException {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrapServers(),
            ConsumerConfig.CLIENT_ID_CONFIG,
            "simulator-tail",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            // The end of the topic is known: there is nothing to wait for behind it.
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            10);
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return new TopicTail(consumer, TOPIC)
          .position()
          .orElseGet(() -> Position.startingAt(settings.from()));
    } catch (RuntimeException e) {
      throw new IOException(
          "Cannot read %s at %s: %s".formatted(TOPIC, settings.bootstrapServers(), e.getMessage()),
          e);
    }
  }
}
