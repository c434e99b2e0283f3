package forewarn.assistant;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.evaluation.Evaluation;
import forewarn.assistant.evaluation.EvaluationFile;
import forewarn.assistant.evaluation.EvaluationReport;
import forewarn.assistant.evaluation.EvaluationSummary;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.assistant.semantic.SemanticModels;
import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A warehouse with the reference files and an analyst on it; as a program it evaluates the analyst
 * on a data directory, which it fills when it is empty.
 */
public final class SeedAnalyst implements AutoCloseable {
  private final Warehouse warehouse;
  private final Analyst analyst;

  private SeedAnalyst(Warehouse warehouse, Path modelFolder) {
    this.warehouse = warehouse;
    OpenQuery queries = new OpenQuery(warehouse);
    SemanticModels models = new SemanticModels(warehouse, queries);
    SemanticModel model =
        (Files.exists(modelFolder) ? models.read(modelFolder) : models.shipped()).usable();
    this.analyst = new Analyst(model, queries, InstantSource.system());
  }

  public static SeedAnalyst open(Path dataDir) {
    return open(dataDir, Path.of("nowhere"));
  }

  private static SeedAnalyst open(Path dataDir, Path modelFolder) {
    boolean filled = Files.exists(dataDir.resolve("warehouse"));
    Path folder = SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet").getParent();
    Warehouse warehouse =
        Warehouse.open(dataDir, new WarehouseSettings(1024, 2, InstantSource.system()));
    if (!filled) {
      new FileImport(warehouse).importPaths(List.of(folder), Progress.none());
      new Refresh(warehouse).refresh(Progress.none());
    }
    return new SeedAnalyst(warehouse, modelFolder);
  }

  public Analyst analyst() {
    return analyst;
  }

  public EvaluationReport evaluate(Path questions) throws IOException {
    return new EvaluationReport(
        new Evaluation(analyst, new Queries(warehouse)).run(EvaluationFile.read(questions)));
  }

  @Override
  public void close() {
    warehouse.close();
  }

  /**
   * Arguments: data directory, and optionally the file that the figures are written to, to be
   * shipped, and the folder of a semantic model.
   */
  public static void main(String[] arguments) throws IOException {
    Path model = Path.of(arguments.length > 2 ? arguments[2] : "nowhere");
    try (SeedAnalyst seed = open(Path.of(arguments[0]), model)) {
      EvaluationReport report =
          seed.evaluate(Path.of("src/test/resources/evaluation/questions.yml"));
      System.out.println(report.text());
      if (arguments.length > 1) {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        Files.writeString(Path.of(arguments[1]), EvaluationSummary.of(report, today).text());
      }
    }
  }
}
