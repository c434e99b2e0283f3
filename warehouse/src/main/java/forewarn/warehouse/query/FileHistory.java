package forewarn.warehouse.query;

import forewarn.warehouse.file.FileReader;
import java.nio.file.Path;
import java.util.Map;

/** Reads hourly rows from a file; the file is opened anew by each call. */
final class FileHistory implements HourlyHistory {
  private final Path file;

  private FileHistory(Path file) {
    this.file = file;
  }

  static HourlyHistory open(Path file) {
    FileReader.open(file).close();
    return new FileHistory(file);
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
