package forewarn.console.admin;

import forewarn.prediction.scoring.ScoringSettings;
import forewarn.telemetry.topic.Topic;
import forewarn.telemetry.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics as the broker tells them.
 *
 * @param topics all that Forewarn uses
 * @param brokers of the cluster
 * @param scoringLag records that scoring has not committed yet; -1 when it has committed none
 */
record BrokerTopics(int brokers, List<State> topics, long scoringLag) {
  private static final int SECONDS = 3;

  BrokerTopics {
    topics = List.copyOf(topics);
  }

  /**
   * A topic.
   *
   * @param begin sum of the offsets of the oldest records that are kept
   * @param end sum of the end offsets of its partitions
   */
  record State(String name, int partitions, long begin, long end) {}

  /**
   * Asks the broker.
   *
   * @throws ExecutionException when it refuses
   * @throws TimeoutException when it does not answer
   */
  static BrokerTopics read(String bootstrapServers)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "client.id",
            "console-admin",
            "request.timeout.ms",
            SECONDS * 1000,
            "default.api.timeout.ms",
            SECONDS * 1000);
    try (Admin admin = Admin.create(settings)) {
      int brokers = admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS).size();
      Map<String, TopicDescription> described =
          admin.describeTopics(names()).allTopicNames().get(SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, Long> begin = offsets(admin, described, OffsetSpec.earliest());
      Map<TopicPartition, Long> end = offsets(admin, described, OffsetSpec.latest());
      List<State> states = new ArrayList<>();
      for (String name : names()) {
        int partitions =
            (int) end.keySet().stream().filter(one -> one.topic().equals(name)).count();
        states.add(new State(name, partitions, sum(begin, name), sum(end, name)));
      }
      return new BrokerTopics(brokers, states, scoringLag(admin, end));
    }
  }

  private static List<String> names() {
    return Topics.ALL.stream().map(Topic::name).toList();
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Map<String, TopicDescription> topics, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topics.forEach((name, topic) ->
        topic
            .partitions()
            .forEach(
                partition -> asked.put(new TopicPartition(name, partition.partition()), which)));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        admin.listOffsets(asked).all().get(SECONDS, TimeUnit.SECONDS);
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static long scoringLag(Admin admin, Map<TopicPartition, Long> end)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(ScoringSettings.APPLICATION_ID)
            .partitionsToOffsetAndMetadata()
            .get(SECONDS, TimeUnit.SECONDS);
    String name = Topics.RAW_ML_FEATURES.name();
    List<Map.Entry<TopicPartition, OffsetAndMetadata>> known =
        committed.entrySet().stream().filter(entry -> entry.getKey().topic().equals(name)).toList();
    return known.isEmpty()
        ? -1
        : known.stream()
            .mapToLong(entry -> end.getOrDefault(entry.getKey(), 0L) - entry.getValue().offset())
            .sum();
  }

  private static long sum(Map<TopicPartition, Long> offsets, String topic) {
    return offsets.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
