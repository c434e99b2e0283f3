package forewarn.simulator;

import forewarn.simulator.live.Drops;
import forewarn.simulator.live.LiveSettings;
import forewarn.simulator.live.LiveStream;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.table.Tables;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = {
      "Continues the network as a stream.",
      "Ends cleanly when standard input is closed or on SIGTERM."
    })
final class LiveCommand implements Callable<Integer> {
  private static final String STREAMED = "RAW_ML_FEATURES";

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Address of the Kafka broker.")
  private String bootstrap = "";

  @Option(
      names = "--from",
      required = true,
      description = "First hour if the topic holds no simulated stream yet; else it is continued.")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--speed",
      defaultValue = "720",
      description = "Simulated seconds per second (default: ${DEFAULT-VALUE}).")
  private double speed = 720;

  @Option(
      names = "--drop",
      paramLabel = "DIR",
      description = "Folder for files of the tables that are not streamed; without it, none.")
  private @Nullable Path drop;

  @Mixin private TableOption tables = new TableOption();

  @Override
  public Integer call() throws Exception {
    NetworkPlan plan = network.plan();
    Function<Instant, NetworkProcess> processFrom =
        start -> new NetworkProcess(plan, network.profile(), network.seed(), start);
    LiveStream stream =
        new LiveStream(
            processFrom, new LiveSettings(bootstrap, from, speed), InstantSource.system());
    Drops drops = drops(plan, processFrom);
    try (Ending ending = Ending.watch()) {
      stream.run(
          ending.stop(),
          hour -> {
            System.out.println("hour " + hour);
            if (drops != null) {
              drop(drops, hour.minus(1, ChronoUnit.HOURS));
            }
          });
    }
    return 0;
  }

  private @Nullable Drops drops(NetworkPlan plan, Function<Instant, NetworkProcess> processFrom)
      throws IOException {
    if (drop == null) {
      return null;
    }
    Tables dropped = tables.of(network, plan).without(STREAMED);
    return new Drops(processFrom, plan, dropped, drop, from, System.err::println);
  }

  /** What cannot be dropped now is dropped later: the stream goes on. */
  private static void drop(Drops drops, Instant hour) {
    try {
      drops.upTo(hour);
    } catch (IOException e) {
      System.err.println("Cannot drop the files of " + hour + ", trying again later: " + e);
    }
  }
}
