package forewarn.prediction.monitoring;

import forewarn.prediction.metric.Metrics;
import forewarn.prediction.monitoring.ModelAlarm.Kind;
import forewarn.prediction.registry.ModelCard;
import forewarn.warehouse.monitoring.DriftRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is expected of a model by its card, and how far it may be from that: by the settings, and
 * never by less than three standard errors of what few outcomes can tell.
 */
final class BandRules {
  private static final double STANDARD_ERRORS = 3;
  private static final int FEWEST_PREDICTIONS = 200;
  private static final String RETRAIN = "retrain on the newest history: ./forewarn train";

  // Unknown in every quiet hour; what is missing there is nothing.
  private static final String UNKNOWN_WHEN_QUIET = "hours_to_usual_run";

  // What is remembered of a cluster grows more certain the longer it is watched, and so moves on
  // without any change of the network. Where a change of it matters, outcomes tell.
  private static final Set<String> REMEMBERED =
      Set.of("usual_run", "mean_run", "runs_with_outage", "past_outages");

  private final MonitoringSettings settings;

  BandRules(MonitoringSettings settings) {
    this.settings = settings;
  }

  /**
   * Every figure of which there is enough to judge.
   *
   * @param drift what was measured on the newest day
   */
  List<Judgement> judge(ModelCard card, LiveFigures day, LiveFigures week, List<DriftRow> drift) {
    List<Judgement> judgements = new ArrayList<>();
    Metrics test = card.metrics().get("test");
    if (test != null) {
      Stream.of(precision(test, week), recall(test, week), alertRate(test, week))
          .flatMap(Optional::stream)
          .forEach(judgements::add);
    }
    Stream.of(calibration(week), missing(card, day), unusual(day))
        .flatMap(Optional::stream)
        .forEach(judgements::add);
    drift.stream().map(this::drift).flatMap(Optional::stream).forEach(judgements::add);
    return judgements;
  }

  private Optional<Judgement> precision(Metrics test, LiveFigures week) {
    long expected = week.confusion().tp() + week.confusion().fp();
    Double value = week.precision();
    if (value == null || expected < settings.fewestOutcomes()) {
      return Optional.empty();
    }
    Band band = share(test.precision(), settings.precisionDrop(), expected);
    return judgement(
        Kind.PRECISION,
        value,
        band,
        "Of %d outages expected in seven days %s came; in the test it was %s"
            .formatted(expected, percent(value), percent(test.precision())),
        "look which feature drifts and whether false alarms gather in one region; " + RETRAIN);
  }

  private Optional<Judgement> recall(Metrics test, LiveFigures week) {
    Double value = week.recall();
    if (value == null || week.outages() < settings.fewestOutcomes()) {
      return Optional.empty();
    }
    Band band = share(test.recall(), settings.recallDrop(), week.outages());
    return judgement(
        Kind.RECALL,
        value,
        band,
        "Of %d outages in seven days %s were expected; in the test it was %s"
            .formatted(week.outages(), percent(value), percent(test.recall())),
        "look for missing records and signals of the clusters that were missed; " + RETRAIN);
  }

  private static Band share(double expected, double drop, long outcomes) {
    double error = Math.sqrt(expected * (1 - expected) / outcomes);
    return Band.atLeast(expected - Math.max(drop, STANDARD_ERRORS * error), expected);
  }

  private Optional<Judgement> calibration(LiveFigures week) {
    double said = week.probabilitySum();
    if (Math.max(said, week.outages()) < settings.fewestOutcomes()) {
      return Optional.empty();
    }
    double value = week.outages() / Math.max(said, 1);
    return judgement(
        Kind.CALIBRATION,
        value,
        factor(settings.calibrationFactor(), said),
        "In seven days %d outages came where the probabilities say %.0f"
            .formatted(week.outages(), said),
        "take probabilities for too " + (value > 1 ? "low" : "high") + " until then; " + RETRAIN);
  }

  private Optional<Judgement> alertRate(Metrics test, LiveFigures week) {
    double wanted =
        (double) (test.confusion().tp() + test.confusion().fp()) / Math.max(1, test.rows());
    double alerts = wanted * week.predictions();
    if (Math.max(alerts, week.expected()) < settings.fewestOutcomes()) {
      return Optional.empty();
    }
    return judgement(
        Kind.ALERT_RATE,
        week.expected() / Math.max(alerts, 1),
        factor(settings.alertRateFactor(), alerts),
        "In seven days %d outages were expected; as in the test it would be %.0f"
            .formatted(week.expected(), alerts),
        "compare with the outages that came: if they rose too, the network is the cause; else "
            + RETRAIN);
  }

  private static Band factor(double factor, double expected) {
    return Band.within(factor * Math.exp(STANDARD_ERRORS / Math.sqrt(Math.max(expected, 1))));
  }

  private Optional<Judgement> missing(ModelCard card, LiveFigures day) {
    Double value = day.missingShare();
    if (value == null || day.predictions() < FEWEST_PREDICTIONS) {
      return Optional.empty();
    }
    double usual =
        card.distributions().entrySet().stream()
            .filter(feature -> !feature.getKey().equals(UNKNOWN_WHEN_QUIET))
            .mapToDouble(feature -> feature.getValue().missing())
            .sum();
    return judgement(
        Kind.MISSING,
        value,
        Band.atMost(Math.min(0.99, usual + settings.missingShare())),
        "In %s of the predictions of a day features were unknown".formatted(percent(value)),
        "look at /quality for signals and clusters that no longer report");
  }

  private Optional<Judgement> unusual(LiveFigures day) {
    Double value = day.unusualShare();
    return value == null || day.predictions() < FEWEST_PREDICTIONS
        ? Optional.empty()
        : judgement(
            Kind.UNUSUAL,
            value,
            Band.atMost(settings.unusualShare()),
            "In %s of the predictions of a day features lay outside of what training has seen"
                .formatted(percent(value)),
            "look at the drift of features for which; if the network has changed for good, "
                + RETRAIN);
  }

  FeatureDrift.State state(DriftRow row) {
    if (REMEMBERED.contains(row.feature())) {
      return FeatureDrift.State.NOT_JUDGED;
    }
    if (row.weekIndex() > settings.driftIndex()) {
      return FeatureDrift.State.DRIFTED;
    }
    return row.weekIndex() > settings.driftIndex() / 2
        ? FeatureDrift.State.SHIFTING
        : FeatureDrift.State.STEADY;
  }

  private Optional<Judgement> drift(DriftRow row) {
    if (REMEMBERED.contains(row.feature())
        || Double.isNaN(row.weekIndex())
        || row.rows() < FEWEST_PREDICTIONS) {
      return Optional.empty();
    }
    String what = row.feature().equals(ModelCard.PROBABILITY) ? "probabilities" : row.feature();
    return Optional.of(
        new Judgement(
            Kind.DRIFT,
            row.feature(),
            row.weekIndex(),
            Band.atMost(settings.driftIndex()),
            "%s of seven days: stability index %.2f against training"
                .formatted(what, row.weekIndex()),
            "look at the signal on /catalogue/FACT_ML_FEATURES and at sensors and firmware; if the"
                + " network has changed for good, "
                + RETRAIN));
  }

  private static Optional<Judgement> judgement(
      Kind kind, double value, Band band, String message, String advice) {
    return Optional.of(new Judgement(kind, "", value, band, message, advice));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
