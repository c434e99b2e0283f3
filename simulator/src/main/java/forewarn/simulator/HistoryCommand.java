package forewarn.simulator;

import forewarn.simulator.history.History;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Writes the past of the network as files that the import takes.")
final class HistoryCommand implements Callable<Integer> {
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--from",
      required = true,
      description = "First hour, for example 2024-01-01T00:00:00Z.")
  private Instant from = Instant.EPOCH;

  @Option(names = "--to", required = true, description = "Last hour, included.")
  private Instant to = Instant.EPOCH;

  @Option(names = "--out", required = true, description = "Folder for the files.")
  private Path out = Path.of("");

  @Mixin private TableOption tables = new TableOption();

  @Override
  public Integer call() throws Exception {
    NetworkPlan plan = network.plan();
    History history =
        new History(plan, network.profile(), network.seed(), tables.of(network, plan));
    try {
      long records = history.write(from, to, out, new ProgressLines());
      System.out.println("done " + records);
      return 0;
    } catch (IOException e) {
      throw new IOException("Cannot write the history to " + out + ": " + e, e);
    }
  }

  /** Prints {@code progress <done> <total>}, a few times a second. */
  private static final class ProgressLines implements History.Progress {
    private static final long PAUSE_NANOS = 200_000_000;
    private long printedAt = System.nanoTime() - PAUSE_NANOS;

    @Override
    public synchronized void update(long done, long total) {
      long now = System.nanoTime();
      if (now - printedAt >= PAUSE_NANOS || done == total) {
        System.out.println("progress " + done + " " + total);
        printedAt = now;
      }
    }
  }
}
