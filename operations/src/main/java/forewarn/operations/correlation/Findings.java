package forewarn.operations.correlation;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.network.KnownCluster;
import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of a cluster's hour say: the probable cause, and the symptoms in words. A count
 * is a symptom when it lies three standard deviations of a Poisson count above what is usual in
 * this cluster; the cause belongs to the count that lies farthest above. Offline ONTs are a symptom
 * of every cause and name none.
 */
record Findings(ProbableCause cause, List<String> symptoms) {
  private static final double NOTABLE = 3;
  private static final double NOTABLE_OFFLINE = 0.025;
  private static final double NOTABLE_SNR_DROP = 1.5;
  private static final double NOTABLE_WARMING = 3;
  // Where nothing is known of a cluster's past.
  private static final double USUAL_COUNT = 1;

  private static final Map<Signal, ProbableCause> CAUSES =
      Map.of(
          Signal.LINK_LOSS_COUNT, ProbableCause.LOSS_OF_SIGNAL,
          Signal.BAD_RSL_COUNT, ProbableCause.DEGRADED_SIGNAL,
          Signal.HIGH_TEMP_COUNT, ProbableCause.HIGH_TEMPERATURE,
          Signal.DYING_GASP_COUNT, ProbableCause.POWER_PROBLEM);
  private static final Map<Signal, String> WORDS =
      Map.of(
          Signal.LINK_LOSS_COUNT, "link losses",
          Signal.BAD_RSL_COUNT, "bad received signal levels",
          Signal.HIGH_TEMP_COUNT, "high temperatures",
          Signal.DYING_GASP_COUNT, "dying gasps");

  private record Excess(Signal signal, double count, double usual) {
    double deviations() {
      return (count - usual) / Math.sqrt(Math.max(usual, USUAL_COUNT));
    }
  }

  static Findings of(Readings readings, @Nullable KnownCluster cluster) {
    List<Excess> excesses =
        CAUSES.keySet().stream()
            .filter(readings::has)
            .map(signal -> new Excess(signal, readings.value(signal), usual(cluster, signal)))
            .filter(excess -> excess.deviations() >= NOTABLE)
            .sorted(Comparator.comparingDouble(Excess::deviations).reversed())
            .toList();
    List<String> symptoms = new ArrayList<>();
    double offline = readings.value(Signal.OFFLINE_ONT_RATIO);
    if (offline >= NOTABLE_OFFLINE) {
      symptoms.add(said("%.1f %% of ONTs offline", offline * 100));
    }
    excesses.forEach(excess ->
        symptoms.add(
            said(
                "%.0f %s in the hour, usually %.1f",
                excess.count(), WORDS.get(excess.signal()), excess.usual())));
    addAverages(readings, cluster, symptoms);
    return new Findings(
        excesses.isEmpty()
            ? ProbableCause.INDETERMINATE
            : CAUSES.getOrDefault(excesses.getFirst().signal(), ProbableCause.INDETERMINATE),
        symptoms);
  }

  private static void addAverages(
      Readings readings, @Nullable KnownCluster cluster, List<String> symptoms) {
    Double snr = cluster == null ? null : cluster.usual().get(Signal.SNR_AVG);
    double snrNow = readings.value(Signal.SNR_AVG);
    if (snr != null && snr - snrNow >= NOTABLE_SNR_DROP) {
      symptoms.add(said("signal to noise %.1f dB, usually %.1f", snrNow, snr));
    }
    Double warm = cluster == null ? null : cluster.usual().get(Signal.TEMPERATURE_AVG_C);
    double warmNow = readings.value(Signal.TEMPERATURE_AVG_C);
    if (warm != null && warmNow - warm >= NOTABLE_WARMING) {
      symptoms.add(said("%.1f °C, usually %.1f", warmNow, warm));
    }
  }

  private static double usual(@Nullable KnownCluster cluster, Signal signal) {
    return cluster == null ? USUAL_COUNT : cluster.usual().getOrDefault(signal, USUAL_COUNT);
  }

  private static String said(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** As one text, for the alarm. */
  String problem() {
    return String.join("; ", symptoms);
  }

  static List<String> symptoms(String problem) {
    return problem.isEmpty() ? List.of() : List.of(problem.split("; ", -1));
  }
}
