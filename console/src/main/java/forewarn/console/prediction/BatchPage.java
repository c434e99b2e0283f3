package forewarn.console.prediction;

import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.batch.BatchSummary;
import forewarn.warehouse.batch.ResultRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch as its page shows it.
 *
 * @param batch null when none is chosen
 * @param mine the user's batches, the newest first
 * @param result null until it is done
 * @param mostMegabytes of a file
 * @param problem what was wrong with the file that was sent last; empty when nothing was
 */
public record BatchPage(
    @Nullable Batch batch,
    List<Batch> mine,
    @Nullable Result result,
    int mostMegabytes,
    String problem) {
  private static final int ROWS = 100;

  /** Columns that tell a row from others, where the file has them. */
  private static final List<String> TELLING =
      List.of("cluster_id", "timestamp_1h", "sent_at", "province");

  /**
   * What came of the file.
   *
   * @param columns shown of each row
   * @param rows those with errors first, then the likeliest outages
   * @param from number of the first row shown, from 0
   */
  public record Result(
      BatchSummary summary,
      String model,
      List<String> notes,
      List<String> columns,
      List<ResultRow> rows,
      int from) {
    public boolean hasMore() {
      return from + rows.size() < summary.rows();
    }

    public int nextFrom() {
      return from + ROWS;
    }

    public int previousFrom() {
      return Math.max(0, from - ROWS);
    }
  }

  static @Nullable Result result(Batch batch, int from) {
    Optional<Batch.Outcome> outcome = batch.acquire();
    if (outcome.isEmpty()) {
      return null;
    }
    try {
      BatchFile file = outcome.get().file();
      List<String> columns = columns(file);
      int first = Math.clamp(from, 0, (int) Math.max(0, file.rows() - 1));
      return new Result(
          outcome.get().summary(),
          outcome.get().model(),
          outcome.get().notes(),
          columns,
          file.worst(columns, first, ROWS),
          first);
    } finally {
      batch.release();
    }
  }

  private static List<String> columns(BatchFile file) {
    List<String> telling = TELLING.stream().filter(file::hasColumn).limit(3).toList();
    return telling.isEmpty()
        ? Stream.concat(telling.stream(), file.columns().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .limit(2)
            .toList()
        : telling;
  }
}
