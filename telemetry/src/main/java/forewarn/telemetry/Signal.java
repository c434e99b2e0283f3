package forewarn.telemetry;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A measured value of the hourly record, with its column name, unit and the range in which a value
 * is plausible. The order is the order of the columns; {@link Readings} are indexed by it.
 */
public enum Signal {
  ONT_REGISTERED("ont_registered", Kind.COUNT, "ONTs", 0, 1_000_000),
  OFFLINE_ONT_NOW("offline_ont_now", Kind.COUNT, "ONTs", 0, 1_000_000),
  OFFLINE_ONT_RATIO("offline_ont_ratio", Kind.REAL, "0..1", 0, 1),
  LINK_LOSS_COUNT("link_loss_count", Kind.COUNT, "alarms per hour", 0, 1_000_000),
  BAD_RSL_COUNT("bad_rsl_count", Kind.COUNT, "alarms per hour", 0, 1_000_000),
  HIGH_TEMP_COUNT("high_temp_count", Kind.COUNT, "alarms per hour", 0, 1_000_000),
  DYING_GASP_COUNT("dying_gasp_count", Kind.COUNT, "alarms per hour", 0, 1_000_000),
  ALARM_SPIKE_FLAG("alarm_spike_flag", Kind.FLAG, "0 or 1", 0, 1),
  TRAP_TREND_SCORE("trap_trend_score", Kind.REAL, "score", -1, 2),
  FAULT_RATE("fault_rate", Kind.REAL, "alarms per ONT", 0, 1_000),
  SNR_AVG("snr_avg", Kind.REAL, "dB", -20, 80),
  RX_POWER_AVG("rx_power_avg", Kind.REAL, "dBm", -40, -5),
  RX_POWER_AVG_DBM("rx_power_avg_dbm", Kind.REAL, "dBm", -40, -5),
  TEMPERATURE_AVG_C("temperature_avg_c", Kind.REAL, "Celsius", -60, 150),
  TEMP_ANOMALY_SCORE("temp_anomaly_score", Kind.REAL, "score", -50, 50),
  HOUR_OF_DAY("hour_of_day", Kind.COUNT, "0..23", 0, 23),
  DAY_OF_WEEK("day_of_week", Kind.COUNT, "0..6, Monday 0", 0, 6),
  IS_MAINTENANCE_WINDOW("is_maintenance_window", Kind.FLAG, "0 or 1", 0, 1);

  /** What kind of number a signal is; counts and flags are whole numbers on the wire. */
  public enum Kind {
    COUNT,
    FLAG,
    REAL
  }

  /** Every signal in column order; an immutable copy of {@link #values()} for hot loops. */
  public static final List<Signal> ALL = List.of(values());

  private static final Map<String, Signal> BY_COLUMN =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(Signal::column, Function.identity()));

  private final String column;
  private final Kind kind;
  private final String unit;
  private final double min;
  private final double max;

  Signal(String column, Kind kind, String unit, double min, double max) {
    this.column = column;
    this.kind = kind;
    this.unit = unit;
    this.min = min;
    this.max = max;
  }

  /** The signal of a column of RAW_ML_FEATURES, or null when the column is none. */
  public static @Nullable Signal ofColumn(String column) {
    return BY_COLUMN.get(column);
  }

  /** Column in the tables and field in JSON, for example {@code snr_avg}. */
  public String column() {
    return column;
  }

  public Kind kind() {
    return kind;
  }

  /** Unit in words, for messages and pages. */
  public String unit() {
    return unit;
  }

  /** Smallest plausible value, inclusive. */
  public double min() {
    return min;
  }

  /** Largest plausible value, inclusive. */
  public double max() {
    return max;
  }

  /** The rule a value breaks, in words, or null when it is plausible. */
  public @Nullable String ruleBrokenBy(double value) {
    if (!(value >= min && value <= max)) {
      return "outside " + number(min) + ".." + number(max);
    }
    return kind != Kind.REAL && value != Math.rint(value) ? "not a whole number" : null;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
