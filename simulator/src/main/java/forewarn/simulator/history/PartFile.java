package forewarn.simulator.history;

import forewarn.simulator.process.NetworkHour;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is being written under another name; closed before it is complete, it is gone. */
final class PartFile implements Closeable {
  private final Path part;
  private final Path complete;
  private final HourlyTable.Rows rows;

  private PartFile(Path part, Path complete, HourlyTable.Rows rows) {
    this.part = part;
    this.complete = complete;
    this.rows = rows;
  }

  static PartFile create(HourlyTable table, Path folder, Period quarter) throws IOException {
    String name = table.name() + "_" + quarter.quarterName() + ".parquet";
    Path part = folder.resolve(name + ".part");
    return new PartFile(part, folder.resolve(name), table.create(part));
  }

  void add(NetworkHour hour) throws IOException {
    rows.add(hour);
  }

  void complete() throws IOException {
    rows.close();
    Files.move(part, complete, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(part)) {
      try {
        rows.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
