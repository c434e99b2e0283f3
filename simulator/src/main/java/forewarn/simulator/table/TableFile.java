package forewarn.simulator.table;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.io.FileSystemOutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * A Parquet file that is being written under a hidden name; it has its own name only once it is
 * complete and on the disk. Closed before, it is gone. The same rows give the same bytes.
 */
public final class TableFile<R> implements Closeable {
  // Small enough to write several files at once in a small heap, large enough to be read fast.
  private static final int ROWS_PER_GROUP = 122_880;

  private final Path part;
  private final Path complete;
  private final CarpetWriter<R> writer;

  private TableFile(Path part, Path complete, CarpetWriter<R> writer) {
    this.part = part;
    this.complete = complete;
    this.writer = writer;
  }

  /**
   * Begins a file {@code <table>_<suffix>.parquet}.
   *
   * @throws IOException when it cannot be made
   */
  // One at a time: writers that are built at once now and then forget which columns are noisy, and
  // the same rows then give other bytes.
  public static synchronized <R> TableFile<R> create(RawTable<R> table, Path folder, String suffix)
      throws IOException {
    String name = table.name() + "_" + suffix + ".parquet";
    Path part = folder.resolve("." + name + ".part");
    var writer =
        new CarpetWriter.Builder<>(new FileSystemOutputFile(part.toFile()), table.rowType())
            .withWriteRecordModel(table.columns())
            .withDefaultTimeUnit(table.timeUnit())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupRowCountLimit(ROWS_PER_GROUP);
    table.noisyColumns().forEach(column -> writer.withDictionaryEncoding(column, false));
    return new TableFile<>(part, folder.resolve(name), writer.build());
  }

  public void add(R row) throws IOException {
    writer.write(row);
  }

  /** Ends the file and gives it its name, in place of an older one. */
  public void complete() throws IOException {
    writer.close();
    try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(part, complete, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(part)) {
      try {
        writer.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
