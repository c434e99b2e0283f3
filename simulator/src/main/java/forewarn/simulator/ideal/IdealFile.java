package forewarn.simulator.ideal;

import static com.jerolba.carpet.model.FieldTypes.BOOLEAN;
import static com.jerolba.carpet.model.FieldTypes.DOUBLE;
import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE_TIME;
import static com.jerolba.carpet.model.FieldTypes.STRING;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.io.FileSystemOutputFile;
import forewarn.telemetry.HourlyRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * A Parquet file of judgements, one row per reported cluster and hour. It has its name only once it
 * is complete; closed before, it is gone.
 */
public final class IdealFile implements Closeable {
  private final Path part;
  private final Path complete;
  private final CarpetWriter<Judgement> writer;

  /**
   * Begins a file.
   *
   * @throws IOException when it cannot be made
   */
  public IdealFile(Path file) throws IOException {
    this.complete = file.toAbsolutePath();
    this.part = complete.resolveSibling("." + complete.getFileName() + ".part");
    var columns =
        writeRecordModel(Judgement.class)
            .withField("cluster_id", STRING, row -> hourly(row).clusterId())
            .withField("timestamp_1h", LOCAL_DATE_TIME, IdealFile::hour)
            .withField("probability", DOUBLE, Judgement::probability)
            .withField("outage_next_hour", BOOLEAN, row -> hourly(row).outageNextHour());
    this.writer =
        new CarpetWriter.Builder<>(new FileSystemOutputFile(part.toFile()), Judgement.class)
            .withWriteRecordModel(columns)
            .withDefaultTimeUnit(TimeUnit.MICROS)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build();
  }

  private static HourlyRecord hourly(Judgement row) {
    return row.observation().hourly();
  }

  private static LocalDateTime hour(Judgement row) {
    return LocalDateTime.ofInstant(hourly(row).hour(), ZoneOffset.UTC);
  }

  public void add(Judgement judgement) throws IOException {
    writer.write(judgement);
  }

  /** Ends the file and gives it its name, in place of an older one. */
  public void complete() throws IOException {
    writer.close();
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
