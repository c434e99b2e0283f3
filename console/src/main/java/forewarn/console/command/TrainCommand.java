package forewarn.console.command;

import forewarn.console.job.Job;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "train", description = "train, evaluate and register a model on FACT_ML_FEATURES")
@SuppressWarnings("NullAway.Init")
final class TrainCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Override
  public Integer call() {
    return JobCommand.run(dataDir.path(), new Job.Train());
  }
}
