package forewarn.prediction.batch;

import forewarn.prediction.feature.ClusterState;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.scoring.OutageModel;
import forewarn.telemetry.Problem;
import forewarn.warehouse.Progress;
import forewarn.warehouse.batch.AcceptedRows;
import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.batch.GivenRow;
import forewarn.warehouse.batch.ScoredRows;
import forewarn.warehouse.file.UnreadableFileException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores the rows of a file as the live path would: by its rules for a record, and with the
 * cluster's earlier rows of the file as its past, whatever their order in the file. Nothing but the
 * file is looked at. Immutable and thread-safe.
 */
public final class BatchScoring {
  private static final int REPORTED_EVERY = 2_000;

  private final OutageModel model;

  public BatchScoring(OutageModel model) {
    this.model = model;
  }

  /** The model that is used. */
  public OutageModel model() {
    return model;
  }

  /**
   * Scores all rows.
   *
   * @param now the hour of rows that have none
   * @param progress told the rows done in each of the two steps; what it throws ends the scoring
   * @return what whoever sent the file should know of it, in sentences
   * @throws UnreadableFileException when it has none of the columns the model looks at
   */
  public List<String> score(BatchFile file, Instant now, Progress progress) {
    BatchColumns columns = BatchColumns.of(file);
    file.score(scored -> {
      file.accept(accepted -> accept(file, columns, now, accepted, scored, progress));
      ClusterByCluster scoring = new ClusterByCluster(scored, progress, file.rows());
      file.forEachAccepted(scoring);
    });
    return columns.notes();
  }

  private static void accept(
      BatchFile file,
      BatchColumns columns,
      Instant now,
      AcceptedRows accepted,
      ScoredRows scored,
      Progress progress) {
    RowReader reader = new RowReader(columns, now);
    file.forEach(
        columns.names(),
        row -> {
          List<Problem> problems = read(reader, row, columns, accepted);
          if (row.problem() != null) {
            scored.addError(row.number(), row.problem(), "the row as a whole cannot be read");
          } else if (!problems.isEmpty()) {
            scored.addError(row.number(), Problem.describe(problems), reason(problems.getFirst()));
          }
          if (row.number() % REPORTED_EVERY == 0) {
            progress.update("Reading records", row.number(), file.rows());
          }
        });
  }

  private static List<Problem> read(
      RowReader reader, GivenRow row, BatchColumns columns, AcceptedRows accepted) {
    return row.problem() != null
        ? List.of()
        : reader.read(
            row,
            hourly -> {
              if (columns.rowsStandAlone()) {
                accepted.addAlone(row.number(), hourly);
              } else {
                accepted.add(row.number(), hourly);
              }
            });
  }

  // Without the value, so that like errors are counted together.
  private static String reason(Problem problem) {
    return problem.field() + " is " + problem.rule();
  }

  /** Scores one cluster's rows after the other's. */
  private final class ClusterByCluster implements AcceptedRows.Visitor {
    private final ScoredRows scored;
    private final Progress progress;
    private final long total;
    private final float[] features = new float[OutageFeatures.COUNT];
    private ClusterState state = ClusterState.cold();
    private @Nullable String present;
    private long done;

    ClusterByCluster(ScoredRows scored, Progress progress, long total) {
      this.scored = scored;
      this.progress = progress;
      this.total = total;
    }

    @Override
    public void row(long number, @Nullable String cluster, long epochHour, double[] values) {
      if (cluster == null || !cluster.equals(present)) {
        present = cluster;
        state = ClusterState.cold();
      }
      state.accept(epochHour, values, features);
      double probability = model.probability(features);
      scored.add(
          number,
          probability >= model.threshold() ? 1 : 0,
          probability,
          OutageFeatures.missing(features),
          model.ranges().outside(features));
      if (++done % REPORTED_EVERY == 0) {
        progress.update("Scoring", done, total);
      }
    }
  }
}
