package forewarn.simulator;

import forewarn.simulator.ideal.IdealFile;
import forewarn.simulator.ideal.IdealObserver;
import forewarn.simulator.ideal.Judgement;
import forewarn.simulator.process.NetworkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ideal",
    mixinStandardHelpOptions = true,
    description = {
      "Writes how probable an outage in the next hour is to one who knows the process",
      "and all that was reported so far: the best that a model can hope for."
    })
final class IdealCommand implements Callable<Integer> {
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--from",
      required = true,
      description = "First hour, for example 2024-01-01T00:00:00Z.")
  private Instant from = Instant.EPOCH;

  @Option(names = "--to", required = true, description = "Last hour, included.")
  private Instant to = Instant.EPOCH;

  @Option(names = "--out", required = true, description = "Parquet file to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws Exception {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Invalid period: its end " + to + " is before its start " + from);
    }
    NetworkProcess process =
        new NetworkProcess(network.plan(), network.profile(), network.seed(), from);
    try (IdealFile file = new IdealFile(out)) {
      System.out.println("done " + write(new IdealObserver(process), file));
      return 0;
    } catch (IOException e) {
      throw new IOException("Cannot write " + out + ": " + e, e);
    }
  }

  private long write(IdealObserver observer, IdealFile file) throws IOException {
    long rows = 0;
    for (long left = ChronoUnit.HOURS.between(from, to) + 1; left > 0; left--) {
      for (Judgement judgement : observer.next()) {
        file.add(judgement);
        rows++;
      }
    }
    file.complete();
    return rows;
  }
}
