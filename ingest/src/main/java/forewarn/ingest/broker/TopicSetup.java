package forewarn.ingest.broker;

import forewarn.telemetry.topic.Topic;
import forewarn.telemetry.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that a broker lacks. */
public final class TopicSetup {
  private static final int TIMEOUT_SECONDS = 30;

  private TopicSetup() {}

  /**
   * Makes every missing topic of {@link Topics#ALL}; existing ones stay as they are. Replication is
   * the cluster's own default.
   *
   * @throws BrokerStartException when the cluster cannot be reached or refuses
   */
  public static void create(String bootstrapServers, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          Topics.ALL.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(topic -> newTopic(topic, partitions))
              .toList();
      admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // Another node may have made them in the meantime.
      if (!(cause instanceof TopicExistsException)) {
        throw new BrokerStartException(
            "Cannot make the topics at " + bootstrapServers + ": " + cause.getMessage(), cause);
      }
    } catch (TimeoutException e) {
      throw new BrokerStartException(
          "Cannot make the topics: no answer from " + bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerStartException("Cannot make the topics: interrupted", e);
    }
  }

  private static NewTopic newTopic(Topic topic, int partitions) {
    return new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
        .configs(
            Map.of(
                "cleanup.policy",
                topic.cleanup().name().toLowerCase(Locale.ROOT),
                "retention.ms",
                Long.toString(topic.retention().toMillis())));
  }
}
