package forewarn.console.command;

import forewarn.console.job.RunningInstance;
import forewarn.ingest.file.RecordSender;
import forewarn.telemetry.topic.Topics;
import forewarn.warehouse.file.RecordFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "send",
    description =
        "stream a file's rows to the broker in order of time, as an outside producer would: JSON,"
            + " numbered, without the label")
@SuppressWarnings("NullAway.Init")
final class SendCommand implements Callable<Integer> {
  private static final int PROGRESS_EVERY = 1000;

  @Mixin private DataDir dataDir;

  @Parameters(
      paramLabel = "FILE",
      description = "Parquet, CSV or XLSX in the RAW_ML_FEATURES format")
  private Path file;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "most records a second (default: as fast as the broker takes them)")
  private int rate;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "the broker (default: that of the running instance)")
  private @Nullable String bootstrap;

  @Option(names = "--topic", description = "the topic (default: raw_ml_features_topic)")
  private @Nullable String topic;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (rate < 0) {
      throw new ParameterException(spec.commandLine(), "Invalid --rate: " + rate + ", below 0");
    }
    Terminal terminal = Terminal.system();
    String name = topic == null ? Topics.RAW_ML_FEATURES.name() : topic;
    RecordFile records = RecordFile.open(file);
    long rows = records.rows();
    long[] bad = new long[1];
    try (RecordSender sender = new RecordSender(broker(), name, rate, InstantSource.system())) {
      records.forEach(
          hourly -> {
            sender.send(hourly);
            if (sender.sent() % PROGRESS_EVERY == 0) {
              terminal.progress().update("sending", sender.sent(), rows);
            }
          },
          (row, reason) -> {
            bad[0]++;
            terminal.line("row " + row + " not sent: " + reason);
          });
      sender.flush();
      terminal.line("");
      System.out.println(
          sender.sent() + " records sent to " + name + (bad[0] > 0 ? ", " + bad[0] + " not" : ""));
    }
    return bad[0] > 0 ? 1 : 0;
  }

  private String broker() {
    if (bootstrap != null) {
      return bootstrap;
    }
    Optional<RunningInstance> instance = RunningInstance.find(dataDir.path());
    return instance
        .map(RunningInstance::bootstrapServers)
        .orElseThrow(() ->
            new IllegalStateException(
                "Cannot send: no instance runs on "
                    + dataDir.path()
                    + "; start one, or name a broker with --bootstrap"));
  }
}
