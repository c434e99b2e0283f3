package forewarn.simulator.live;

import forewarn.simulator.day.Chronicle;
import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Observation;
import forewarn.simulator.table.DailyRow;
import forewarn.simulator.table.DailyTable;
import forewarn.simulator.table.HourlyTable;
import forewarn.simulator.table.RawTable;
import forewarn.simulator.table.TableFile;
import forewarn.simulator.table.Tables;
import forewarn.telemetry.network.NetworkPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Hour by hour the files that are due: of each hourly table what arrives in the hour, of each daily
 * one what arrives at the end of a day. The same hour has the same files, byte by byte, wherever
 * one begins.
 */
final class DropPass {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuuMMddHH");

  private final List<HourlyTable<?>> hourly;
  private final List<DailyTransit<?>> daily = new ArrayList<>();
  private final Chronicle chronicle;
  private final Transit transit = new Transit();
  private Instant nextHour;

  /**
   * @param origin the first hour of all: rows of the hours before it never arrive
   * @param first the first hour that {@link #drop} writes
   */
  DropPass(
      Function<Instant, NetworkProcess> processFrom,
      NetworkPlan plan,
      Tables tables,
      Instant origin,
      Instant first) {
    this.hourly = tables.hourly();
    tables.daily().forEach(this::addDaily);
    Instant earliest =
        first.truncatedTo(ChronoUnit.DAYS).minus(DailyRow.MOST_DELAY, ChronoUnit.DAYS);
    this.nextHour = earliest.isBefore(origin) ? origin : earliest;
    this.chronicle = new Chronicle(processFrom, plan, nextHour, Tables.daysNeeded(tables.daily()));
    while (nextHour.isBefore(first)) {
      advance();
    }
  }

  private <R> void addDaily(DailyTable<R> table) {
    daily.add(new DailyTransit<>(table));
  }

  /** The hour that {@link #drop} writes. */
  Instant nextHour() {
    return nextHour;
  }

  /** Lets an hour pass whose files are there already. */
  private void advance() {
    transit.arrivals(chronicle.next());
    if (chronicle.dayComplete()) {
      daily.forEach(table -> table.arrivals(chronicle.days()));
    }
    nextHour = nextHour.plus(1, ChronoUnit.HOURS);
  }

  /** Writes the files of the next hour; after a failure, this pass is of no more use. */
  void drop(Path folder) throws IOException {
    NetworkHour hour = chronicle.next();
    List<Observation> arrivals = transit.arrivals(hour);
    String suffix = HOUR.format(hour.hour().atZone(ZoneOffset.UTC));
    for (HourlyTable<?> table : hourly) {
      drop(table, arrivals, folder, suffix);
    }
    if (chronicle.dayComplete()) {
      List<NetworkDay> days = chronicle.days();
      for (DailyTransit<?> table : daily) {
        drop(table, days, folder);
      }
    }
    nextHour = nextHour.plus(1, ChronoUnit.HOURS);
  }

  private static <R> void drop(
      HourlyTable<R> table, List<Observation> arrivals, Path folder, String suffix)
      throws IOException {
    List<R> rows = arrivals.stream().map(table::row).filter(Objects::nonNull).toList();
    drop(table, rows, folder, suffix);
  }

  private static <R> void drop(DailyTransit<R> transit, List<NetworkDay> days, Path folder)
      throws IOException {
    LocalDate date = days.getLast().date();
    drop(
        transit.table(),
        transit.arrivals(days),
        folder,
        date.format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  private static <R> void drop(RawTable<R> table, List<R> rows, Path folder, String suffix)
      throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    try (TableFile<R> file = TableFile.create(table, folder, suffix)) {
      for (R row : rows) {
        file.add(row);
      }
      file.complete();
    }
  }
}
