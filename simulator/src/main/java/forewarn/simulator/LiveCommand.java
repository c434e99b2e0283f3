package forewarn.simulator;

import forewarn.simulator.live.LiveSettings;
import forewarn.simulator.live.LiveStream;
import forewarn.simulator.process.NetworkProcess;
import forewarn.telemetry.network.NetworkPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
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

  @Override
  public Integer call() throws Exception {
    NetworkPlan plan = network.plan();
    LiveStream stream =
        new LiveStream(
            start -> new NetworkProcess(plan, network.profile(), network.seed(), start),
            new LiveSettings(bootstrap, from, speed),
            InstantSource.system());
    try (Ending ending = Ending.watch()) {
      stream.run(ending.stop(), hour -> System.out.println("hour " + hour));
    }
    return 0;
  }
}
