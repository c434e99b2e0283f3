package forewarn.console.prediction;

import static forewarn.console.language.Words.t;

import forewarn.telemetry.Signal;
import java.util.List;
import java.util.Map;

/**
 * One of the 13 fields that the live form has; the other signals follow from them or from the hour.
 *
 * @param label for people
 * @param quiet what it is in an hour like all others
 * @param failing what it is in the hour before an outage
 */
public record LiveField(Signal signal, String label, String quiet, String failing) {
  /**
   * Real hours of the reference network: ACE7E-CL11 in calm, JAK33-CL11 an hour before it fails.
   */
  static final List<LiveField> ALL =
      List.of(
          new LiveField(Signal.ONT_REGISTERED, "Registered ONTs", "825", "778"),
          new LiveField(Signal.OFFLINE_ONT_NOW, "Offline ONTs", "1", "31"),
          new LiveField(Signal.OFFLINE_ONT_RATIO, "Offline share", "0.0018", "0.0405"),
          new LiveField(Signal.LINK_LOSS_COUNT, "Link loss", "0", "2"),
          new LiveField(Signal.BAD_RSL_COUNT, "Bad signal level", "1", "2"),
          new LiveField(Signal.HIGH_TEMP_COUNT, "High temperature", "2", "0"),
          new LiveField(Signal.DYING_GASP_COUNT, "Dying gasp", "0", "0"),
          new LiveField(Signal.ALARM_SPIKE_FLAG, "Alarm spike", "0", "1"),
          new LiveField(Signal.TRAP_TREND_SCORE, "Trap trend", "-0.007", "0.823"),
          new LiveField(Signal.FAULT_RATE, "Fault rate", "0.0036", "0.0051"),
          new LiveField(Signal.SNR_AVG, "Signal to noise", "24.98", "23.75"),
          new LiveField(Signal.RX_POWER_AVG_DBM, "Received power", "-19.62", "-19.99"),
          new LiveField(Signal.TEMPERATURE_AVG_C, "Temperature", "37.16", "38.95"));

  // A bound that only keeps absurd counts out helps nobody to fill in a form.
  private static final double NO_BOUND = 1_000;

  private static final Map<Signal, String> UNITS =
      Map.of(
          Signal.OFFLINE_ONT_RATIO, "share",
          Signal.TEMPERATURE_AVG_C, "°C",
          Signal.ALARM_SPIKE_FLAG, "flag");

  public String column() {
    return signal.column();
  }

  /** For example {@code dB, -20 to 80}. */
  public String hint() {
    String unit = UNITS.getOrDefault(signal, signal.unit());
    return signal.max() >= NO_BOUND
        ? t(unit)
        : t("{0}, {1} to {2}", t(unit), number(signal.min()), number(signal.max()));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(java.util.Locale.ENGLISH, "%,d", (long) value)
        : Double.toString(value);
  }
}
