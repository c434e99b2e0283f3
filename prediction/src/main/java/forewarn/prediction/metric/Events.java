package forewarn.prediction.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts incidents and alerts instead of hours. */
final class Events {
  private static final double HOURS_PER_DAY = 24;

  // Finer at both ends, where a good model keeps its probabilities.
  private static final double[] THRESHOLDS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55,
    0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999
  };

  private long alerts;
  private long alertsHit;
  private long incidents;
  private long incidentsPredicted;
  private long incidentsWarned;
  private long leadHours;

  private Events() {}

  static Onset onset(Predictions predictions, double threshold) {
    Events events = new Events();
    int alertHours = 0;
    int hoursSinceAlert = Onset.WARNING_HOURS;
    for (int row = 0; row < predictions.rows(); row++) {
      boolean follows = predictions.follows(row);
      boolean predicted = predictions.probability()[row] >= threshold;
      alertHours = predicted ? 1 + (follows ? alertHours : 0) : 0;
      int hoursWithout = follows ? hoursSinceAlert + 1 : Onset.WARNING_HOURS;
      hoursSinceAlert = predicted ? 0 : hoursWithout;
      boolean incidentBegins =
          predictions.outage()[row] && !(follows && predictions.outage()[row - 1]);
      events.countAlert(predictions.outage()[row], alertHours);
      if (incidentBegins) {
        events.countIncident(alertHours, hoursSinceAlert < Onset.WARNING_HOURS);
      }
    }
    return events.toOnset(predictions);
  }

  /** What some thresholds would cost and bring, by rising threshold. */
  static List<Tradeoff> tradeoffs(Predictions predictions) {
    return Arrays.stream(THRESHOLDS)
        .mapToObj(threshold -> tradeoff(threshold, onset(predictions, threshold), predictions))
        .toList();
  }

  private static Tradeoff tradeoff(double threshold, Onset onset, Predictions predictions) {
    double missed = onset.incidents() * (1 - onset.recall());
    return new Tradeoff(
        threshold,
        onset.alertsPerDay(),
        onset.precision(),
        onset.recall(),
        Confusion.ratio(missed, days(predictions)));
  }

  private void countAlert(boolean outage, int alertHours) {
    if (alertHours == 1) {
      alerts++;
      alertsHit += outage ? 1 : 0;
    }
  }

  private void countIncident(int alertHours, boolean warned) {
    incidents++;
    incidentsWarned += warned ? 1 : 0;
    if (alertHours > 0) {
      incidentsPredicted++;
      leadHours += alertHours;
    }
  }

  private Onset toOnset(Predictions predictions) {
    return new Onset(
        Confusion.ratio(alertsHit, alerts),
        Confusion.ratio(incidentsPredicted, incidents),
        incidents,
        Confusion.ratio(alerts, days(predictions)),
        Confusion.ratio(leadHours, incidentsPredicted),
        Confusion.ratio(incidentsWarned, incidents));
  }

  private static double days(Predictions predictions) {
    var hours = IntStream.of(predictions.hours()).summaryStatistics();
    return hours.getCount() == 0 ? 0 : (hours.getMax() - hours.getMin() + 1) / HOURS_PER_DAY;
  }
}
