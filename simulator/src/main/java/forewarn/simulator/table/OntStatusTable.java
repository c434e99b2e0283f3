package forewarn.simulator.table;

import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.process.Observation;
import forewarn.telemetry.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** RAW_ONT_STATUS: the hourly records without their label, with the truth behind them. */
final class OntStatusTable implements HourlyTable<Observation> {
  private static final String STRESS = "stress";

  // The reference file has the fault rate behind the truth.
  private static final List<Signal> SIGNALS =
      Signal.ALL.stream().filter(signal -> signal != Signal.FAULT_RATE).toList();

  @Override
  public String name() {
    return "RAW_ONT_STATUS";
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
    Set<String> noisy = new HashSet<>(HourlyColumns.NOISY);
    noisy.add(STRESS);
    return noisy;
  }

  @Override
  public WriteRecordModelType<Observation> columns() {
    ToLongFunction<Observation> outage = row -> row.truth().outage() ? 1 : 0;
    ToLongFunction<Observation> precursor = row -> row.truth().precursor() ? 1 : 0;
    ToDoubleFunction<Observation> stress = row -> row.truth().stress();
    var columns = writeRecordModel(Observation.class);
    HourlyColumns.addPlace(columns);
    HourlyColumns.addSignals(columns, SIGNALS);
    columns
        .withField("outage_now", outage)
        .withField("precursor_flag", precursor)
        .withField(STRESS, stress);
    HourlyColumns.addSignals(columns, List.of(Signal.FAULT_RATE));
    return columns.withField("date", LOCAL_DATE, row -> HourlyColumns.hour(row).toLocalDate());
  }

  @Override
  public Observation row(Observation observation) {
    return observation;
  }
}
