package forewarn.prediction.metric;

import java.util.stream.IntStream;

/** Counts incidents and alerts instead of hours. */
final class Events {
  private static final double HOURS_PER_DAY = 24;

  private long alerts;
  private long alertsHit;
  private long incidents;
  private long incidentsPredicted;
  private long leadHours;

  private Events() {}

  static Onset onset(Predictions predictions, double threshold) {
    Events events = new Events();
    int alertHours = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      boolean follows = predictions.follows(row);
      boolean predicted = predictions.probability()[row] >= threshold;
      alertHours = predicted ? 1 + (follows ? alertHours : 0) : 0;
      boolean incidentGoesOn = follows && predictions.outage()[row - 1];
      events.count(predictions.outage()[row], incidentGoesOn, alertHours);
    }
    return events.toOnset(predictions);
  }

  private void count(boolean outage, boolean incidentGoesOn, int alertHours) {
    if (alertHours == 1) {
      alerts++;
      alertsHit += outage ? 1 : 0;
    }
    if (outage && !incidentGoesOn) {
      incidents++;
      if (alertHours > 0) {
        incidentsPredicted++;
        leadHours += alertHours;
      }
    }
  }

  private Onset toOnset(Predictions predictions) {
    return new Onset(
        Confusion.ratio(alertsHit, alerts),
        Confusion.ratio(incidentsPredicted, incidents),
        incidents,
        Confusion.ratio(alerts, days(predictions)),
        Confusion.ratio(leadHours, incidentsPredicted));
  }

  private static double days(Predictions predictions) {
    var hours = IntStream.of(predictions.hours()).summaryStatistics();
    return hours.getCount() == 0 ? 0 : (hours.getMax() - hours.getMin() + 1) / HOURS_PER_DAY;
  }
}
