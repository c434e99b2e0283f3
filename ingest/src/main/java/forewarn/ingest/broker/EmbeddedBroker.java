package forewarn.ingest.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Apache Kafka in this process: one KRaft node, broker and controller in one, on loopback only. Its
 * clients use it as any other cluster, by {@link #bootstrapServers()}; what it holds survives a
 * restart on the same directory.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE_ID = 1;
  private static final String HOST = "127.0.0.1";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker and returns once it accepts clients.
   *
   * @param directory of its logs; formatted when it is new
   * @param port to listen on; 0 takes any free one
   * @throws BrokerStartException when the port is taken or the directory cannot be used
   */
  public static EmbeddedBroker start(Path directory, int port) {
    int listenPort = port == 0 ? freePort() : port;
    requireFree(listenPort);
    String controller = HOST + ":" + freePortOtherThan(listenPort);
    Map<String, String> settings = settings(directory, listenPort, controller);
    try {
      Files.createDirectories(directory);
      boolean killed = DeadBroker.left(directory);
      format(directory);
      if (killed) {
        DeadBroker.bury(NODE_ID, controller, settings);
      }
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, HOST + ":" + listenPort);
    } catch (Exception e) {
      throw new BrokerStartException(
          "Cannot start the broker in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Host and port for clients on this machine. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops cleanly: logs are flushed, so that the next start needs no recovery. */
  @Override
  public void close() {
    DecidedTransactions.await(bootstrapServers);
    server.shutdown();
    server.awaitShutdown();
  }

  private static Map<String, String> settings(Path directory, int port, String controller) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
    settings.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", directory.toString());
    settings.put("auto.create.topics.enable", "false");
    // One node cannot be replaced by another; a pause of this process is no reason to fence it.
    settings.put("broker.session.timeout.ms", "60000");
    // One node: internal topics cannot have the usual three replicas.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
    settings.put("log.segment.bytes", Integer.toString(128 * 1024 * 1024));
    return settings;
  }

  private static void format(Path directory) throws Exception {
    new Formatter()
        .setNodeId(NODE_ID)
        .setClusterId(clusterId(directory))
        .addDirectory(directory.toString())
        .setMetadataLogDirectory(Optional.of(directory.toString()))
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static String clusterId(Path directory) throws IOException {
    return new MetaPropertiesEnsemble.Loader()
        .addLogDirs(List.of(directory.toString()))
        .load()
        .clusterId()
        .orElseGet(() -> Uuid.randomUuid().toString());
  }

  // A port that was free a moment ago is given out again now and then.
  private static int freePortOtherThan(int taken) {
    int port = freePort();
    while (port == taken) {
      port = freePort();
    }
    return port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerStartException("Cannot start the broker: no free port on " + HOST, e);
    }
  }

  private static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(HOST, port));
    } catch (IOException e) {
      throw new BrokerStartException(
          "Cannot start the broker: port "
              + port
              + " is taken; set another with --broker-port, or name an existing cluster with --bootstrap",
          e);
    }
  }
}
