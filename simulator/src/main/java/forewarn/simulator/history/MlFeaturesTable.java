package forewarn.simulator.history;

import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE_TIME;
import static com.jerolba.carpet.model.FieldTypes.LONG;
import static com.jerolba.carpet.model.FieldTypes.STRING;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.io.FileSystemOutputFile;
import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.process.NetworkHour;
import forewarn.simulator.process.Observation;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * RAW_ML_FEATURES as Parquet: the hourly records with their label, by hour, then as in the plan.
 */
final class MlFeaturesTable implements HourlyTable {
  // Small enough to write two files at once in a small heap, large enough to be read fast.
  private static final int ROWS_PER_GROUP = 122_880;

  // Hardly a value comes twice: to look for one costs a tenth of the time.
  private static final Set<Signal> NOISY =
      EnumSet.of(
          Signal.OFFLINE_ONT_RATIO,
          Signal.SNR_AVG,
          Signal.RX_POWER_AVG,
          Signal.RX_POWER_AVG_DBM,
          Signal.TEMPERATURE_AVG_C,
          Signal.TEMP_ANOMALY_SCORE);

  private static final WriteRecordModelType<HourlyRecord> COLUMNS = columns();

  private static WriteRecordModelType<HourlyRecord> columns() {
    var columns = writeRecordModel(HourlyRecord.class);
    addPlace(columns.withField("timestamp_1h", LOCAL_DATE_TIME, MlFeaturesTable::withoutZone));
    Signal.ALL.forEach(signal -> addSignal(columns, signal));
    return columns.withField("label_outage_1h", LONG, MlFeaturesTable::label);
  }

  private static void addPlace(WriteRecordModelType<HourlyRecord> columns) {
    columns
        .withField("city", STRING, hourly -> hourly.place().city())
        .withField("city_key", LONG, hourly -> wide(hourly.place().cityKey()))
        .withField("province", STRING, hourly -> hourly.place().province())
        .withField("region", STRING, hourly -> hourly.place().region())
        .withField("olt_id", STRING, hourly -> hourly.place().oltId())
        .withField("olt_key", LONG, hourly -> wide(hourly.place().oltKey()))
        .withField("fdt_name", STRING, hourly -> hourly.place().fdtName())
        .withField("fat_name", STRING, hourly -> hourly.place().fatName())
        .withField("cluster_id", STRING, HourlyRecord::clusterId)
        .withField("cluster_key", LONG, hourly -> wide(hourly.place().clusterKey()))
        .withField("cluster_name", STRING, hourly -> hourly.place().clusterName());
  }

  private static void addSignal(WriteRecordModelType<HourlyRecord> columns, Signal signal) {
    switch (signal.kind()) {
      case COUNT, FLAG -> {
        ToLongFunction<HourlyRecord> count = hourly -> (long) hourly.value(signal);
        columns.withField(signal.column(), count);
      }
      case REAL -> {
        ToDoubleFunction<HourlyRecord> measure = hourly -> hourly.value(signal);
        columns.withField(signal.column(), measure);
      }
    }
  }

  private static LocalDateTime withoutZone(HourlyRecord hourly) {
    return LocalDateTime.ofInstant(hourly.hour(), ZoneOffset.UTC);
  }

  private static @Nullable Long wide(@Nullable Integer key) {
    return key == null ? null : key.longValue();
  }

  private static @Nullable Long label(HourlyRecord hourly) {
    Boolean outage = hourly.outageNextHour();
    return outage == null ? null : outage ? 1L : 0L;
  }

  @Override
  public String name() {
    return "RAW_ML_FEATURES";
  }

  @Override
  public Rows create(Path file) throws IOException {
    CarpetWriter.Builder<HourlyRecord> writer =
        new CarpetWriter.Builder<>(new FileSystemOutputFile(file.toFile()), HourlyRecord.class)
            .withWriteRecordModel(COLUMNS)
            .withDefaultTimeUnit(TimeUnit.MICROS)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupRowCountLimit(ROWS_PER_GROUP);
    NOISY.forEach(signal -> writer.withDictionaryEncoding(signal.column(), false));
    return new ParquetRows(writer.build());
  }

  private record ParquetRows(CarpetWriter<HourlyRecord> writer) implements Rows {
    @Override
    public void add(NetworkHour hour) throws IOException {
      for (Observation observation : hour.observations()) {
        for (int copy = 0; copy < observation.delivery().copies(); copy++) {
          writer.write(observation.hourly());
        }
      }
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
