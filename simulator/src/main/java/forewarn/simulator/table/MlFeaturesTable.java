package forewarn.simulator.table;

import static com.jerolba.carpet.model.FieldTypes.LONG;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.process.Observation;
import forewarn.telemetry.Signal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** RAW_ML_FEATURES: the hourly records with their label. */
final class MlFeaturesTable implements HourlyTable<Observation> {
  @Override
  public String name() {
    return "RAW_ML_FEATURES";
  }

  @Override
  public Class<Observation> rowType() {
    return Observation.class;
  }

  @Override
  public TimeUnit timeUnit() {
    return TimeUnit.MICROS;
  }

  @Override
  public Set<String> noisyColumns() {
    return HourlyColumns.NOISY;
  }

  @Override
  public WriteRecordModelType<Observation> columns() {
    var columns = writeRecordModel(Observation.class);
    HourlyColumns.addPlace(columns);
    HourlyColumns.addSignals(columns, Signal.ALL);
    return columns.withField("label_outage_1h", LONG, MlFeaturesTable::label);
  }

  private static @Nullable Long label(Observation row) {
    Boolean outage = row.hourly().outageNextHour();
    return outage == null ? null : outage ? 1L : 0L;
  }

  @Override
  public Observation row(Observation observation) {
    return observation;
  }
}
