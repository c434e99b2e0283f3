package forewarn.console.command;

import forewarn.prediction.evaluation.EvaluationReport;
import forewarn.prediction.evaluation.FileEvaluation;
import forewarn.prediction.training.Comparison;
import forewarn.warehouse.query.HourlyHistory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "evaluate",
    description =
        "train and test on a file in the RAW_ML_FEATURES format: first 72 %% of the rows by time to"
            + " train, 8 %% to choose the threshold, last 20 %% to test")
@SuppressWarnings("NullAway.Init")
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Parquet, CSV or XLSX")
  private Path file;

  @Option(names = "--json", description = "print one JSON object and nothing else")
  private boolean json;

  @Option(names = "--search", description = "look for better settings first, as train does")
  private boolean search;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.system();
    Comparison comparison = search ? Comparison.SEARCH : Comparison.FLOORS;
    EvaluationReport report =
        new FileEvaluation().evaluate(HourlyHistory.ofFile(file), comparison, terminal.progress());
    terminal.line("");
    System.out.println(json ? report.toJson() : report.toText());
    return 0;
  }
}
