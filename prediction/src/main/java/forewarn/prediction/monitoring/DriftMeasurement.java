package forewarn.prediction.monitoring;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.metric.Distribution;
import forewarn.prediction.registry.ModelCard;
import forewarn.warehouse.monitoring.DriftRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares what a model meets with what it was made with. */
final class DriftMeasurement {
  static final int WEEK = 7;

  private DriftMeasurement() {}

  /** Of every feature that the card has a distribution of. */
  static List<DriftRow> features(ModelCard card, LiveSamples samples, LocalDate day) {
    List<DriftRow> rows = new ArrayList<>();
    for (int feature = 0; feature < OutageFeatures.COUNT; feature++) {
      String name = OutageFeatures.ALL.get(feature).name();
      Distribution made = card.distributions().get(name);
      if (made != null) {
        double[] ofDay = samples.values(feature, day, day);
        double[] ofWeek = samples.values(feature, day.minusDays(WEEK - 1), day);
        rows.add(compare(card, name, made, day, samples.rows(day), ofDay, ofWeek));
      }
    }
    return rows;
  }

  /** Of one quantity. */
  static DriftRow compare(
      ModelCard card,
      String name,
      Distribution made,
      LocalDate day,
      long rows,
      double[] ofDay,
      double[] ofWeek) {
    Distribution today = made.sameBins(ofDay);
    Distribution week = made.sameBins(ofWeek);
    long outside = Arrays.stream(ofDay).filter(value -> !made.holds(value)).count();
    return new DriftRow(
        day,
        card.name(),
        card.version(),
        name,
        rows,
        ofDay.length == 0 ? Double.NaN : index(made, today),
        ofWeek.length == 0 ? Double.NaN : index(made, week),
        week.missing(),
        today.least(),
        today.most(),
        ofDay.length == 0 ? 0 : (double) outside / ofDay.length);
  }

  /**
   * The stability index of the known values, and of the unknown ones as far as there are more of
   * them than in training. Fewer are no drift: training begins where nothing is remembered of any
   * cluster, and a system in use knows more every day.
   */
  static double index(Distribution made, Distribution live) {
    double missing =
        live.missing() <= made.missing()
            ? 0
            : withMissing(made, made.missing()).stabilityIndex(withMissing(made, live.missing()));
    return live.missing() == 1 ? missing : missing + known(made).stabilityIndex(known(live));
  }

  private static Distribution known(Distribution all) {
    double share = Math.max(1 - all.missing(), Double.MIN_NORMAL);
    return new Distribution(
        all.least(),
        all.most(),
        all.edges(),
        all.shares().stream().map(one -> one / share).toList(),
        0);
  }

  /** Two bins: what is missing, and what is not. */
  private static Distribution withMissing(Distribution made, double missing) {
    return new Distribution(made.least(), made.most(), List.of(), List.of(1 - missing), missing);
  }
}
