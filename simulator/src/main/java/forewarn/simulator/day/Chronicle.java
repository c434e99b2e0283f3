package forewarn.simulator.day;

import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.NetworkProcess;
import forewarn.telemetry.network.NetworkPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * The process hour by hour from any hour on, with the whole days before each hour: the same days
 * wherever one begins. Not thread-safe.
 */
public final class Chronicle {
  private final NetworkProcess process;
  private final DayBook book;
  private boolean dayComplete;

  /**
   * @param processFrom makes the process that starts at an hour
   * @param first the first hour that {@link #next} gives
   * @param days how many whole days are kept, where the process has them
   */
  public Chronicle(
      Function<Instant, NetworkProcess> processFrom, NetworkPlan plan, Instant first, int days) {
    Instant begin = begin(first, days);
    this.process = processFrom.apply(begin);
    this.book = new DayBook(plan, Math.max(days, 1));
    for (long hour = ChronoUnit.HOURS.between(begin, first); hour > 0; hour--) {
      next();
    }
  }

  private static Instant begin(Instant first, int days) {
    if (first.isBefore(NetworkProcess.START)) {
      return first;
    }
    Instant begin = first.truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
    return begin.isBefore(NetworkProcess.START) ? NetworkProcess.START : begin;
  }

  public NetworkHour next() {
    NetworkHour hour = process.next();
    dayComplete = book.add(hour);
    return hour;
  }

  /** Whether a day ended with the hour that {@link #next} gave last. */
  public boolean dayComplete() {
    return dayComplete;
  }

  /** The newest whole days, the newest last. */
  public List<NetworkDay> days() {
    return book.days();
  }
}
