package forewarn.prediction.training;

import forewarn.telemetry.Signal;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a history in the calling thread while a second one visits the rows read before, in the same
 * order. Batches go round: one is filled while the others are visited.
 */
final class ReadAhead implements HourlyHistory.Visitor {
  private static final int BATCHES = 4;
  private static final int BATCH_ROWS = 4096;
  private static final int WIDTH = Signal.ALL.size();
  private static final int REPORTED_EVERY = 100_000;

  private final HourlyHistory.Visitor visitor;
  private final ExecutorService worker;
  private final Batch[] batches = new Batch[BATCHES];
  private final Deque<Future<?>> visiting = new ArrayDeque<>();
  private final Progress progress;
  private final long total;
  private int filling;
  private long read;

  private ReadAhead(
      HourlyHistory.Visitor visitor, ExecutorService worker, Progress progress, long total) {
    this.visitor = visitor;
    this.progress = progress;
    this.total = total;
    this.worker = worker;
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = new Batch();
    }
  }

  /**
   * Has all rows visited before it returns; throws what reading or the visitor threw.
   *
   * @param progress told the rows read of the total, by the calling thread
   */
  static void scan(
      HourlyHistory history, HourlyHistory.Visitor visitor, Progress progress, long total) {
    try (ExecutorService worker =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("features").factory())) {
      ReadAhead reading = new ReadAhead(visitor, worker, progress, total);
      try {
        history.scan(reading);
        reading.handOver();
        reading.awaitFewerThan(1);
      } finally {
        worker.shutdownNow();
      }
    }
  }

  @Override
  public void row(String clusterId, long epochHour, double[] values, int label) {
    if (read++ % REPORTED_EVERY == 0) {
      progress.update("Computing features", read - 1, total);
    }
    Batch batch = batches[filling];
    batch.add(clusterId, epochHour, values, label);
    if (batch.rows == BATCH_ROWS) {
      handOver();
    }
  }

  private void handOver() {
    Batch full = batches[filling];
    visiting.add(worker.submit(() -> full.visit(visitor)));
    filling = (filling + 1) % BATCHES;
    awaitFewerThan(BATCHES);
    batches[filling].rows = 0;
  }

  /** Waits until fewer than so many batches are left to visit. */
  private void awaitFewerThan(int batchesLeft) {
    while (visiting.size() >= batchesLeft) {
      try {
        visiting.remove().get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException problem) {
          throw problem;
        }
        throw new IllegalStateException("Cannot compute features", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TrainingException("Cannot train: interrupted", e);
      }
    }
  }

  /** Rows in arrays that are used again and again. */
  private static final class Batch {
    private final String[] clusterIds = new String[BATCH_ROWS];
    private final long[] hours = new long[BATCH_ROWS];
    private final double[] values = new double[BATCH_ROWS * WIDTH];
    private final int[] labels = new int[BATCH_ROWS];
    private final double[] row = new double[WIDTH];
    private int rows;

    void add(String clusterId, long hour, double[] rowValues, int label) {
      clusterIds[rows] = clusterId;
      hours[rows] = hour;
      System.arraycopy(rowValues, 0, values, rows * WIDTH, WIDTH);
      labels[rows++] = label;
    }

    void visit(HourlyHistory.Visitor visitor) {
      for (int at = 0; at < rows; at++) {
        System.arraycopy(values, at * WIDTH, row, 0, WIDTH);
        visitor.row(clusterIds[at], hours[at], row, labels[at]);
      }
    }
  }
}
