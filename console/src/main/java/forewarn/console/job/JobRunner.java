package forewarn.console.job;

import forewarn.console.start.Engine;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.ModelCard;
import forewarn.warehouse.Progress;
import forewarn.warehouse.file.ImportedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Does a job and says in words what came of it. */
public final class JobRunner {
  private final Engine engine;

  public JobRunner(Engine engine) {
    this.engine = engine;
  }

  /**
   * Runs to the end.
   *
   * @return one or more lines for the person who asked
   * @throws RuntimeException when it could not be done; the message says why
   */
  public String run(Job job, Progress progress) {
    return switch (job) {
      case Job.Import(var paths) -> importFiles(paths, progress);
      case Job.Rebuild() -> {
        engine.rebuild(progress);
        yield "Silver and gold are made again from bronze.";
      }
      case Job.Train() -> describe(engine.train(progress));
    };
  }

  private String importFiles(List<Path> paths, Progress progress) {
    long before = engine.rejectedRows();
    String files = describe(engine.importFiles(paths, progress));
    long rejected = engine.rejectedRows() - before;
    return rejected <= 0
        ? files
        : "%s%n%,d rows broke a rule; STAGING.REJECTED says which".formatted(files, rejected);
  }

  private static String describe(List<ImportedFile> files) {
    return files.stream().map(JobRunner::describe).collect(Collectors.joining("\n"));
  }

  private static String describe(ImportedFile file) {
    String rows = file.rows() > 0 ? "%,d rows: ".formatted(file.rows()) : "";
    return "%-40s %s%s".formatted(file.file().getFileName(), rows, file.message());
  }

  private static String describe(ModelCard card) {
    Metrics test = card.metrics().get("test");
    String quality =
        test == null
            ? "not tested"
            : "PR-AUC %.4f, precision %.3f, recall %.3f at threshold %.3f on the last %,d hours"
                .formatted(
                    test.prAuc(), test.precision(), test.recall(), card.threshold(), test.rows());
    String use =
        switch (card.stage()) {
          case CHAMPION -> "in use";
          case CANDIDATE -> "a candidate beside the model in use";
        };
    return "%s version %s, %s: %s".formatted(card.name(), card.version(), use, quality);
  }
}
