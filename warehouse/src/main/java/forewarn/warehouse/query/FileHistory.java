package forewarn.warehouse.query;

import forewarn.telemetry.Signal;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.file.FileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads hourly rows from a file; the file is opened anew by each call. */
final class FileHistory implements HourlyHistory {
  private static final List<String> NEEDED =
      List.of("cluster_id", "timestamp_1h", "label_outage_1h");

  private final Path file;

  private FileHistory(Path file) {
    this.file = file;
  }

  static HourlyHistory open(Path file) {
    try (FileReader reader = FileReader.open(file)) {
      List<String> missing = missing(reader);
      if (!missing.isEmpty()) {
        throw new WarehouseException(
            "Cannot read %s: it has no column %s".formatted(file, String.join(", ", missing)));
      }
    }
    return new FileHistory(file);
  }

  // Some signals may be missing, but not all.
  private static List<String> missing(FileReader reader) {
    Predicate<String> has = reader::has;
    List<String> signals = Signal.ALL.stream().map(Signal::column).toList();
    Stream<String> needed =
        signals.stream().anyMatch(has)
            ? NEEDED.stream()
            : Stream.concat(NEEDED.stream(), signals.stream());
    return needed.filter(has.negate()).toList();
  }

  @Override
  public long rows() {
    try (FileReader reader = FileReader.open(file)) {
      return stored(reader).rows();
    }
  }

  @Override
  public void scan(Visitor visitor) {
    try (FileReader reader = FileReader.open(file)) {
      stored(reader).scan(visitor);
    }
  }

  @Override
  public void scan(long fromHour, long beforeHour, Visitor visitor) {
    try (FileReader reader = FileReader.open(file)) {
      stored(reader).scan(fromHour, beforeHour, visitor);
    }
  }

  @Override
  public Map<String, Map<String, String>> groups() {
    try (FileReader reader = FileReader.open(file)) {
      return stored(reader).groups();
    }
  }

  private static StoredHistory stored(FileReader reader) {
    String rows =
        "(select * from %s where cluster_id is not null and timestamp_1h is not null)"
            .formatted(reader.rows());
    return new StoredHistory(reader::session, rows, rows);
  }
}
