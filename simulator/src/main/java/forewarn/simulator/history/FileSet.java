package forewarn.simulator.history;

import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.Observation;
import forewarn.simulator.table.DailyRow;
import forewarn.simulator.table.DailyTable;
import forewarn.simulator.table.HourlyTable;
import forewarn.simulator.table.SnapshotTable;
import forewarn.simulator.table.TableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a stretch of the past, one per table. Rows that were late are in their place: the
 * past is what is known in the end. Closed before they are complete, the files are gone.
 */
final class FileSet implements Closeable {
  private final List<HourlyFile<?>> hourly = new ArrayList<>();
  private final List<DailyFile<?>> daily = new ArrayList<>();
  private final Path folder;
  private final String suffix;

  FileSet(Path folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  void open(List<HourlyTable<?>> hourlyTables, List<DailyTable<?>> dailyTables) throws IOException {
    for (HourlyTable<?> table : hourlyTables) {
      hourly.add(open(table));
    }
    for (DailyTable<?> table : dailyTables) {
      daily.add(open(table));
    }
  }

  private <R> HourlyFile<R> open(HourlyTable<R> table) throws IOException {
    return new HourlyFile<>(table, TableFile.create(table, folder, suffix));
  }

  private <R> DailyFile<R> open(DailyTable<R> table) throws IOException {
    return new DailyFile<>(table, TableFile.create(table, folder, suffix));
  }

  /** Writes a table that lasts as it is at the end of the newest day. */
  static <R> void writeSnapshot(
      SnapshotTable<R> table, List<NetworkDay> days, Path folder, String suffix)
      throws IOException {
    try (TableFile<R> file = TableFile.create(table, folder, suffix)) {
      for (R row : table.all(days)) {
        file.add(row);
      }
      file.complete();
    }
  }

  void add(NetworkHour hour) throws IOException {
    for (HourlyFile<?> file : hourly) {
      file.add(hour);
    }
  }

  /**
   * @param days the newest last
   */
  void addDay(List<NetworkDay> days) throws IOException {
    for (DailyFile<?> file : daily) {
      file.add(days);
    }
  }

  void complete() throws IOException {
    for (HourlyFile<?> open : hourly) {
      open.file().complete();
    }
    for (DailyFile<?> open : daily) {
      open.file().complete();
    }
  }

  @Override
  public void close() throws IOException {
    for (HourlyFile<?> open : hourly) {
      open.file().close();
    }
    for (DailyFile<?> open : daily) {
      open.file().close();
    }
  }

  private record HourlyFile<R>(HourlyTable<R> table, TableFile<R> file) {
    void add(NetworkHour hour) throws IOException {
      for (Observation observation : hour.observations()) {
        R row = table.row(observation);
        for (int copy = 0; row != null && copy < observation.delivery().copies(); copy++) {
          file.add(row);
        }
      }
    }
  }

  private record DailyFile<R>(DailyTable<R> table, TableFile<R> file) {
    void add(List<NetworkDay> days) throws IOException {
      for (DailyRow<R> row : table.rows(days)) {
        for (int copy = 0; copy < row.copies(); copy++) {
          file.add(row.row());
        }
      }
    }
  }
}
