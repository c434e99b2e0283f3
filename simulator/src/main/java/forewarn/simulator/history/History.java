package forewarn.simulator.history;

import forewarn.simulator.day.Chronicle;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Profile;
import forewarn.simulator.table.SnapshotTable;
import forewarn.simulator.table.Tables;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the past of a network as files named after their RAW tables, one file a quarter for those
 * that grow; all of a quarter's tables come from one pass over the process. A file has its name
 * only once it is complete. A day belongs to the period that its last hour is in, and is made of
 * all its hours.
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
  private final Tables tables;

  /** A history of all tables. */
  public History(NetworkPlan plan, Profile profile, long seed) {
    this(plan, profile, seed, Tables.of(plan, profile, seed));
  }

  /**
   * @param tables those to write
   */
  public History(NetworkPlan plan, Profile profile, long seed, Tables tables) {
    this.plan = plan;
    this.profile = profile;
    this.seed = seed;
    this.tables = tables;
  }

  /**
   * Writes all hours from the first to the last, both included, and the tables of the network.
   *
   * @return hourly records made, fewer than expected where a profile leaves some out
   * @throws IllegalArgumentException when the hours are not full ones, before the process starts or
   *     in the wrong order
   */
  public long write(Instant first, Instant last, Path folder, Progress progress)
      throws IOException, InterruptedException {
    Period period = new Period(first, last);
    Files.createDirectories(folder);
    tables.reference().write(folder);
    Work work = new Work(folder, progress, period.hours() * plan.clusters().size());
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Long>> parts = new ArrayList<>();
      for (Period quarter : period.quarters()) {
        parts.add(writers.submit(() -> write(quarter, work)));
      }
      if (!tables.snapshots().isEmpty()) {
        parts.add(writers.submit(() -> writeSnapshots(period, folder)));
      }
      return total(parts, writers);
    }
  }

  /** What the writers of one history share. */
  private record Work(Path folder, Progress progress, long total, AtomicLong done) {
    Work(Path folder, Progress progress, long total) {
      this(folder, progress, total, new AtomicLong());
    }
  }

  private long write(Period quarter, Work work) throws IOException {
    Chronicle chronicle = chronicle(quarter.first(), Tables.daysNeeded(tables.journals()));
    long written = 0;
    try (FileSet files = new FileSet(work.folder(), quarter.quarterName())) {
      files.open(tables.hourly(), tables.journals());
      for (long i = 0; i < quarter.hours(); i++) {
        NetworkHour hour = chronicle.next();
        files.add(hour);
        if (chronicle.dayComplete()) {
          files.addDay(chronicle.days());
        }
        written += hour.observations().size();
        work.progress().update(work.done().addAndGet(plan.clusters().size()), work.total());
      }
      files.complete();
    }
    return written;
  }

  /**
   * Writes things as they are at the end of the last whole day, whose date the files are named
   * after.
   */
  private long writeSnapshots(Period period, Path folder) throws IOException {
    List<SnapshotTable<?>> snapshots = tables.snapshots();
    Chronicle chronicle = chronicle(period.endOfLastDay(), Tables.daysNeeded(snapshots));
    if (!chronicle.days().isEmpty()) {
      String date = chronicle.days().getLast().date().format(DateTimeFormatter.BASIC_ISO_DATE);
      for (SnapshotTable<?> table : snapshots) {
        FileSet.writeSnapshot(table, chronicle.days(), folder, date);
      }
    }
    return 0;
  }

  private Chronicle chronicle(Instant first, int days) {
    return new Chronicle(from -> new NetworkProcess(plan, profile, seed, from), plan, first, days);
  }

  private static long total(List<Future<Long>> parts, ExecutorService writers)
      throws IOException, InterruptedException {
    long total = 0;
    try {
      for (Future<Long> part : parts) {
        total += part.get();
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
