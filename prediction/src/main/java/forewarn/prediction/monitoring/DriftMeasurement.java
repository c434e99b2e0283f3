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
        ofDay.length == 0 ? Double.NaN : made.stabilityIndex(today),
        ofWeek.length == 0 ? Double.NaN : made.stabilityIndex(week),
        week.missing(),
        today.least(),
        today.most(),
        ofDay.length == 0 ? 0 : (double) outside / ofDay.length);
  }
}
