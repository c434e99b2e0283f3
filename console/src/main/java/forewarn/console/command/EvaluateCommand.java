package forewarn.console.command;

import forewarn.prediction.evaluation.EvaluationReport;
import forewarn.prediction.evaluation.FileEvaluation;
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

  @Override
  public Integer call() {
    Terminal terminal = Terminal.system();
    EvaluationReport report =
        new FileEvaluation().evaluate(HourlyHistory.ofFile(file), terminal.progress());
    terminal.line("");
    System.out.println(json ? report.toJson() : summary(report));
    return 0;
  }

  private static String summary(EvaluationReport report) {
    return """
    %,d rows, %,d with an outage in the next hour
    tested on the last 20 %% of the time, threshold %.3f
    PR-AUC     %.4f    ROC-AUC %.4f    Brier %.5f
    precision  %.4f    recall  %.4f    F1 %.4f    F2 %.4f
    by outage  %.4f    recall  %.4f
    true/false negatives %,d / %,d, false/true positives %,d / %,d
    features in %.1f s, fit in %.1f s\
    """
        .formatted(
            report.rows(),
            report.positives(),
            report.threshold(),
            report.prAuc(),
            report.rocAuc(),
            report.brier(),
            report.precision(),
            report.recall(),
            report.f1(),
            report.f2(),
            report.onset().precision(),
            report.onset().recall(),
            report.confusion().tn(),
            report.confusion().fn(),
            report.confusion().fp(),
            report.confusion().tp(),
            report.featureSeconds(),
            report.trainSeconds());
  }
}
