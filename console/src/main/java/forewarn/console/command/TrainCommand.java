package forewarn.console.command;

import forewarn.console.job.Job;
import forewarn.prediction.training.Comparison;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    description = {
      "train, evaluate and register a model on FACT_ML_FEATURES",
      "Prints a table of the model and of the plain algorithms it must stay above."
    })
@SuppressWarnings("NullAway.Init")
final class TrainCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Option(
      names = "--search",
      description =
          "look for better settings by successive halving: 13 settings on a ninth of the rows, the"
              + " best of them on more; takes up to a minute longer for two years of 200 clusters")
  private boolean search;

  @Override
  public Integer call() {
    Comparison comparison = search ? Comparison.SEARCH : Comparison.FLOORS;
    return JobCommand.run(dataDir.path(), new Job.Train(comparison));
  }
}
