package forewarn.prediction.scoring;

import forewarn.telemetry.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;

/** Asks the broker how many partitions the input topics have. */
final class InputPartitions {
  private static final List<String> INPUTS =
      List.of(Topics.RAW_ML_FEATURES.name(), Topics.CLUSTER_HISTORIES.name());

  private InputPartitions() {}

  /** The number all inputs have: a cluster's records and its history must meet. */
  static int count(String bootstrapServers) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      Map<String, TopicDescription> topics = admin.describeTopics(INPUTS).allTopicNames().get();
      List<Integer> counts =
          topics.values().stream().map(topic -> topic.partitions().size()).distinct().toList();
      if (counts.size() != 1) {
        throw new IllegalStateException(
            "Cannot start scoring: the topics %s have different numbers of partitions: %s"
                .formatted(INPUTS, counts));
      }
      return counts.getFirst();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot start scoring: " + String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot start scoring: interrupted", e);
    }
  }
}
