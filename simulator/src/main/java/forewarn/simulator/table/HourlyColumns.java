package forewarn.simulator.table;

import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE_TIME;
import static com.jerolba.carpet.model.FieldTypes.LONG;
import static com.jerolba.carpet.model.FieldTypes.STRING;

import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.process.Observation;
import forewarn.telemetry.Place;
import forewarn.telemetry.Signal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The columns that the tables of hourly observations share. */
final class HourlyColumns {
  static final Set<String> NOISY =
      Set.of(
          Signal.OFFLINE_ONT_RATIO.column(),
          Signal.SNR_AVG.column(),
          Signal.RX_POWER_AVG.column(),
          Signal.RX_POWER_AVG_DBM.column(),
          Signal.TEMPERATURE_AVG_C.column(),
          Signal.TEMP_ANOMALY_SCORE.column());

  private HourlyColumns() {}

  static void addPlace(WriteRecordModelType<Observation> columns) {
    columns
        .withField("timestamp_1h", LOCAL_DATE_TIME, HourlyColumns::hour)
        .withField("city", STRING, row -> place(row).city())
        .withField("city_key", LONG, row -> wide(place(row).cityKey()))
        .withField("province", STRING, row -> place(row).province())
        .withField("region", STRING, row -> place(row).region())
        .withField("olt_id", STRING, row -> place(row).oltId())
        .withField("olt_key", LONG, row -> wide(place(row).oltKey()))
        .withField("fdt_name", STRING, row -> place(row).fdtName())
        .withField("fat_name", STRING, row -> place(row).fatName())
        .withField("cluster_id", STRING, row -> place(row).clusterId())
        .withField("cluster_key", LONG, row -> wide(place(row).clusterKey()))
        .withField("cluster_name", STRING, row -> place(row).clusterName());
  }

  static void addSignals(WriteRecordModelType<Observation> columns, List<Signal> signals) {
    for (Signal signal : signals) {
      switch (signal.kind()) {
        case COUNT, FLAG -> {
          ToLongFunction<Observation> count = row -> (long) row.hourly().value(signal);
          columns.withField(signal.column(), count);
        }
        case REAL -> {
          ToDoubleFunction<Observation> measure = row -> row.hourly().value(signal);
          columns.withField(signal.column(), measure);
        }
      }
    }
  }

  static LocalDateTime hour(Observation row) {
    return LocalDateTime.ofInstant(row.hourly().hour(), ZoneOffset.UTC);
  }

  static @Nullable Long wide(@Nullable Integer key) {
    return key == null ? null : key.longValue();
  }

  private static Place place(Observation row) {
    return row.hourly().place();
  }
}
