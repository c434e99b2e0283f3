package forewarn.ingest.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.storage.internals.checkpoint.CleanShutdownFileHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a broker that was killed out of the cluster before it starts again.
 *
 * <p>To the controller the killed broker lives on until its session ends. A broker that starts in
 * the meantime acts on the metadata of its former life, and when that session then ends, its
 * partitions are for a moment without a leader. A transaction that was being completed when the
 * broker was killed is taken up again in just that time; Kafka (4.3 and 4.4) takes a partition
 * without a leader for a deleted one, does not write the end of the transaction to it, and nobody
 * can read past that place again. So a controller is started alone first, and told that the broker
 * is gone. It also saves waiting for the end of the session.
 */
final class DeadBroker {
  private static final Logger log = LoggerFactory.getLogger(DeadBroker.class);
  private static final int TIMEOUT_SECONDS = 30;
  private static final int POLL_MILLISECONDS = 50;

  private DeadBroker() {}

  /** Whether a broker used the directory and was not shut down. */
  static boolean left(Path directory) {
    return Files.exists(directory.resolve("meta.properties"))
        && !new CleanShutdownFileHandler(directory.toString()).exists();
  }

  /**
   * Unregisters it.
   *
   * @param settings of the node, broker and controller in one
   */
  static void bury(int nodeId, String controller, Map<String, String> settings) throws Exception {
    Map<String, String> alone = new TreeMap<>(settings);
    alone.put("process.roles", "controller");
    alone.put("listeners", "CONTROLLER://" + controller);
    alone.remove("advertised.listeners");
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(alone, false), Time.SYSTEM);
    try {
      server.startup();
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
      while (!isUnregistered(nodeId, controller)) {
        if (System.nanoTime() > until) {
          log.warn("The broker that was killed cannot be unregistered; starting beside it");
          break;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
      }
    } finally {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  // A controller that has not read its metadata yet does not know that it may answer.
  private static boolean isUnregistered(int nodeId, String controller) throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, controller))) {
      admin.unregisterBroker(nodeId).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case UnsupportedVersionException notYet -> false;
        case BrokerIdNotRegisteredException gone -> true;
        case null, default -> throw e;
      };
    }
  }
}
