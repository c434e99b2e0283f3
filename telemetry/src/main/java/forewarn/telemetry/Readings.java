package forewarn.telemetry;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The values of one cluster in one hour, one per {@link Signal}; a signal that was not reported is
 * NaN. Immutable and thread-safe.
 */
public final class Readings {
  private final double[] values;

  private Readings(double[] values) {
    this.values = values;
  }

  /**
   * Copies values in the order of {@link Signal#ALL}.
   *
   * @throws IllegalArgumentException when there is not exactly one value per signal
   */
  public static Readings of(double... values) {
    if (values.length != Signal.ALL.size()) {
      throw new IllegalArgumentException(
          "Invalid number of readings: " + values.length + ", expected " + Signal.ALL.size());
    }
    return new Readings(values.clone());
  }

  /** Readings with the given signals; all others are not reported. */
  public static Readings of(Map<Signal, Double> values) {
    double[] all = new double[Signal.ALL.size()];
    Arrays.fill(all, Double.NaN);
    values.forEach((signal, value) -> all[signal.ordinal()] = value);
    return new Readings(all);
  }

  /** The value in the signal's unit, or NaN when it was not reported. */
  public double value(Signal signal) {
    return values[signal.ordinal()];
  }

  public boolean has(Signal signal) {
    return !Double.isNaN(value(signal));
  }

  /** The reported signals only. */
  public Map<Signal, Double> reported() {
    Map<Signal, Double> reported = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.ALL) {
      if (has(signal)) {
        reported.put(signal, value(signal));
      }
    }
    return reported;
  }

  /** These readings with one value replaced; NaN takes it away. */
  public Readings with(Signal signal, double value) {
    double[] changed = values.clone();
    changed[signal.ordinal()] = value;
    return new Readings(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Readings readings && Arrays.equals(values, readings.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return reported().toString();
  }
}
