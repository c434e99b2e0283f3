package forewarn.simulator.live;

import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.table.Tables;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the tables that are not streamed as files in a folder, a file per table and hour or day.
 * No hour is left out: a restart goes on after the last hour that was dropped completely, and an
 * hour that was cut off is dropped again with the same bytes. When nobody takes the files away, it
 * waits and catches up later. Not thread-safe.
 */
public final class Drops {
  private static final int MOST_WAITING = 500;
  private static final int MOST_HOURS_AT_ONCE = 12;

  private final Function<Instant, NetworkProcess> processFrom;
  private final NetworkPlan plan;
  private final Tables tables;
  private final DropFolder folder;
  private final Instant from;
  private final Consumer<String> warnings;
  private @Nullable DropPass pass;
  private Instant origin;
  private boolean waiting;

  /**
   * @param tables those to drop
   * @param folder where; it is made when it is not there
   * @param from the first hour in a folder that nothing was dropped in yet
   * @param warnings told when files pile up and when they no longer do
   * @throws IOException when the folder cannot be made
   */
  public Drops(
      Function<Instant, NetworkProcess> processFrom,
      NetworkPlan plan,
      Tables tables,
      Path folder,
      Instant from,
      Consumer<String> warnings)
      throws IOException {
    this.processFrom = processFrom;
    this.plan = plan;
    this.tables = tables;
    this.folder = new DropFolder(folder);
    this.from = from;
    this.origin = from;
    this.warnings = warnings;
  }

  /**
   * Drops what is due until the end of an hour, some hours at a time: when there is more to catch
   * up, the next calls do.
   *
   * @throws IOException when the folder cannot be read or written; the next call tries again
   */
  public void upTo(Instant hour) throws IOException {
    try {
      DropPass current = pass == null ? begin() : pass;
      pass = current;
      for (int hours = 0;
          hours < MOST_HOURS_AT_ONCE && !current.nextHour().isAfter(hour);
          hours++) {
        if (pilesUp()) {
          return;
        }
        Instant dropped = current.nextHour();
        current.drop(folder.path());
        folder.save(new DropFolder.Progress(origin, dropped));
      }
    } catch (IOException e) {
      pass = null;
      throw e;
    }
  }

  private DropPass begin() throws IOException {
    Optional<DropFolder.Progress> before = folder.progress();
    origin = before.map(DropFolder.Progress::origin).orElse(from);
    Instant first = before.map(done -> done.last().plus(1, ChronoUnit.HOURS)).orElse(from);
    return new DropPass(processFrom, plan, tables, origin, first);
  }

  private boolean pilesUp() throws IOException {
    boolean full = folder.waiting() >= MOST_WAITING;
    if (full && !waiting) {
      warnings.accept(
          "Cannot drop more files in %s: %d wait there; going on when they are taken away"
              .formatted(folder.path(), MOST_WAITING));
    } else if (!full && waiting) {
      warnings.accept("Dropping files in " + folder.path() + " again");
    }
    waiting = full;
    return full;
  }
}
