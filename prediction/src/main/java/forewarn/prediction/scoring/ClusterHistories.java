package forewarn.prediction.scoring;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What scoring needs to remember of each cluster, gathered from its history. */
public final class ClusterHistories {
  private static final int REPORTED_EVERY = 100_000;

  private ClusterHistories() {}

  /**
   * Publishes every cluster's state at the end of its history, and returns when the broker has them
   * all. Scoring takes those over that go on after what it has seen itself.
   *
   * @return number of clusters
   * @throws IllegalStateException when the broker does not take them
   */
  public static int publish(HourlyHistory history, String bootstrapServers, Progress progress) {
    Map<String, ClusterState> states = states(history, progress);
    try (var producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var sent =
          states.entrySet().stream()
              .map(state -> message(state.getKey(), state.getValue()))
              .map(producer::send)
              .toList();
      for (var answer : sent) {
        answer.get();
      }
      return sent.size();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot publish cluster histories: " + String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot publish cluster histories: interrupted", e);
    }
  }

  /**
   * Whether a broker holds histories of clusters.
   *
   * @throws IllegalStateException when it cannot be asked
   */
  public static boolean arePublished(String bootstrapServers) {
    String topic = Topics.CLUSTER_HISTORIES.name();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      // A compacted topic keeps the newest message of each key, so an end beyond 0 means there are
      // some.
      return consumer.endOffsets(partitions).values().stream().anyMatch(end -> end > 0);
    } catch (KafkaException e) {
      throw new IllegalStateException("Cannot look for cluster histories: " + e.getMessage(), e);
    }
  }

  static Map<String, ClusterState> states(HourlyHistory history, Progress progress) {
    Gathering gathering = new Gathering(progress, history.rows());
    history.scan(gathering);
    return gathering.states;
  }

  private static ProducerRecord<String, byte[]> message(String cluster, ClusterState state) {
    return new ProducerRecord<>(Topics.CLUSTER_HISTORIES.name(), cluster, state.toBytes());
  }

  private static final class Gathering implements HourlyHistory.Visitor {
    private final Progress progress;
    private final long total;
    private final float[] features = new float[OutageFeatures.COUNT];
    private final Map<String, ClusterState> states = new TreeMap<>();
    private @Nullable String cluster;
    private ClusterState state = ClusterState.cold();
    private long visited;

    Gathering(Progress progress, long total) {
      this.progress = progress;
      this.total = total;
    }

    @Override
    public void row(String clusterId, long epochHour, double[] values, int label) {
      if (visited++ % REPORTED_EVERY == 0) {
        progress.update("Gathering cluster histories", visited - 1, total);
      }
      if (!clusterId.equals(cluster)) {
        cluster = clusterId;
        state = ClusterState.cold();
        states.put(clusterId, state);
      }
      state.accept(epochHour, values, features);
    }
  }
}
