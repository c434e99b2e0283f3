package forewarn.simulator.history;

import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the past of a network as files named after their RAW tables, one file a quarter for the
 * hourly ones. A file has its name only once it is complete.
 */
public final class History {
  private static final int WRITERS = 2;

  /** Told how many of the expected records are done; called from several threads. */
  public interface Progress {
    void update(long done, long total);
  }

  private final NetworkPlan plan;
  private final Profile profile;
  private final long seed;
  private final HourlyTable table = new MlFeaturesTable();

  public History(NetworkPlan plan, Profile profile, long seed) {
    this.plan = plan;
    this.profile = profile;
    this.seed = seed;
  }

  /**
   * Writes all hours from the first to the last, both included, and the tables of the network.
   *
   * @return records written, fewer than expected where a profile leaves some out
   * @throws IllegalArgumentException when the hours are not full ones, before the process starts or
   *     in the wrong order
   */
  public long write(Instant first, Instant last, Path folder, Progress progress)
      throws IOException, InterruptedException {
    Period period = new Period(first, last);
    Files.createDirectories(folder);
    new ReferenceTables(plan).write(folder);
    Work work = new Work(folder, progress, period.hours() * plan.clusters().size());
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Long>> quarters = new ArrayList<>();
      for (Period quarter : period.quarters()) {
        quarters.add(writers.submit(() -> write(quarter, work)));
      }
      return total(quarters, writers);
    }
  }

  /** What the writers of one history share. */
  private record Work(Path folder, Progress progress, long total, AtomicLong done) {
    Work(Path folder, Progress progress, long total) {
      this(folder, progress, total, new AtomicLong());
    }
  }

  private long write(Period quarter, Work work) throws IOException {
    NetworkProcess process = new NetworkProcess(plan, profile, seed, quarter.first());
    long written = 0;
    try (PartFile file = PartFile.create(table, work.folder(), quarter)) {
      for (long i = 0; i < quarter.hours(); i++) {
        NetworkHour hour = process.next();
        file.add(hour);
        written += hour.observations().size();
        work.progress().update(work.done().addAndGet(plan.clusters().size()), work.total());
      }
      file.complete();
    }
    return written;
  }

  private static long total(List<Future<Long>> quarters, ExecutorService writers)
      throws IOException, InterruptedException {
    long total = 0;
    try {
      for (Future<Long> quarter : quarters) {
        total += quarter.get();
      }
      return total;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException("Cannot write the history: " + e, e);
      }
    } finally {
      writers.shutdownNow();
    }
  }
}
