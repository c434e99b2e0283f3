package forewarn.console.job;

import forewarn.console.start.Engine;
import forewarn.prediction.evaluation.ComparisonTable;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.warehouse.Progress;
import forewarn.warehouse.backup.Manifest;
import forewarn.warehouse.export.TableExport.Exported;
import forewarn.warehouse.file.ImportedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Does a job and says in words what came of it. */
public final class JobRunner {
  private final Engine engine;

  public JobRunner(Engine engine) {
    this.engine = engine;
  }

  /**
   * Runs to the end.
   *
   * @throws RuntimeException when nothing of it could be done; the message says why
   */
  public JobResult run(Job job, Progress progress) {
    return switch (job) {
      case Job.Import(var paths) -> importFiles(paths, progress);
      case Job.Rebuild() -> {
        engine.rebuild(progress);
        yield JobResult.done("Silver and gold are made again from bronze.");
      }
      case Job.Train(var comparison) ->
          JobResult.done(describeTraining(engine.train(comparison, progress)));
      case Job.Export export ->
          JobResult.done(
              describe(engine.export(export.table(), export.format(), export.target(), progress)));
      case Job.Decide wanted -> JobResult.done(describe(decide(wanted)));
      case Job.Backup(var file) -> JobResult.done(describe(file, engine.backup(file, progress)));
    };
  }

  private JobResult importFiles(List<Path> paths, Progress progress) {
    List<ImportedFile> files = engine.importFiles(paths, progress);
    return ImportReport.of(files, engine.rejectedRows(files));
  }

  private Decision decide(Job.Decide wanted) {
    ModelRegistry registry =
        engine
            .registry()
            .orElseThrow(() ->
                new IllegalStateException("Cannot decide on models now: they are not open yet"));
    return switch (wanted.what()) {
      case ROLL_BACK -> registry.rollBack(wanted.who(), wanted.why());
      case END_CHALLENGE -> registry.endChallenge(wanted.who(), wanted.why());
      case PROMOTE, CHALLENGE, ARCHIVE, RESTORE ->
          registry.decide(
              wanted.what(),
              Objects.requireNonNull(wanted.model(), "model"),
              wanted.who(),
              wanted.why());
    };
  }

  private static String describe(Decision decision) {
    ModelId replaced = decision.replaced();
    return "%s is %s now, %s before%s."
        .formatted(
            decision.model(),
            decision.to().name().toLowerCase(Locale.ROOT),
            decision.from().name().toLowerCase(Locale.ROOT),
            replaced == null ? "" : "; it takes the place of " + replaced);
  }

  private static String describe(Exported exported) {
    String files = exported.files() == 1 ? "" : " in %d files".formatted(exported.files());
    return "%,d rows%s: %s".formatted(exported.rows(), files, exported.path());
  }

  private static String describe(Path file, Manifest manifest) {
    return "%s: %,d rows of %d tables and %d files, as of %s. Keep it as safe as the data directory: it holds password hashes and settings. The folder secrets is not in it: keep its files apart."
        .formatted(
            file,
            manifest.rows(),
            manifest.tables(),
            manifest.parts().size() - manifest.tables(),
            manifest.snapshotAt());
  }

  private static String describeTraining(ModelCard card) {
    return (describe(card) + "\n" + ComparisonTable.of(card.comparison())).strip();
  }

  private static String describe(ModelCard card) {
    Metrics test = card.metrics().get("test");
    String quality =
        test == null
            ? "not tested"
            : "PR-AUC %.4f, precision %.3f, recall %.3f at threshold %.3f on the last %,d hours of clusters"
                .formatted(
                    test.prAuc(), test.precision(), test.recall(), card.threshold(), test.rows());
    String use =
        switch (card.stage()) {
          case CHAMPION -> "in use";
          case CANDIDATE -> "a candidate beside the model in use";
          case CHALLENGER -> "predicting in the shadow of the model in use";
          case ARCHIVED -> "archived";
        };
    return "%s version %s, %s: %s".formatted(card.name(), card.version(), use, quality);
  }
}
