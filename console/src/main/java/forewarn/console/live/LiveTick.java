package forewarn.console.live;

import forewarn.telemetry.Prediction;
import forewarn.telemetry.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the live page learns at once.
 *
 * @param rows the newest predictions, oldest first
 * @param skipped predictions since the last tick that are counted but not among the rows
 * @param alerts all that are shown, or null when nothing has changed
 */
record LiveTick(Totals totals, List<Row> rows, long skipped, @Nullable List<AlertRow> alerts) {
  private static final int MOST_ALERTS = 60;

  /** Counted since {@code since}, wall clock. */
  record Totals(
      long records,
      long expected,
      long outages,
      long foreseen,
      long missed,
      long falseAlarms,
      double perSecond,
      @Nullable Instant since,
      @Nullable Instant newestAt,
      @Nullable Instant newestHour,
      @Nullable String error) {}

  /**
   * One prediction; a signal that was not reported is null.
   *
   * @param label the {@link Risk} of the next hour
   * @param down whether the cluster is down now
   * @param missing names of the features that were missing, separated by commas
   * @param unusual names of those outside of what training has seen
   */
  record Row(
      long number,
      String clusterId,
      @Nullable String province,
      Instant hour,
      double probability,
      String label,
      boolean down,
      @Nullable Double offline,
      @Nullable Double registered,
      @Nullable Double linkLoss,
      @Nullable Double badRsl,
      @Nullable Double dyingGasp,
      @Nullable Double snr,
      @Nullable Double rxPower,
      @Nullable Double temperature,
      String missing,
      String unusual) {

    static Row of(Received received) {
      Prediction prediction = received.prediction();
      return new Row(
          received.number(),
          prediction.clusterId(),
          prediction.place().province(),
          prediction.hour(),
          prediction.probability(),
          Risk.of(prediction.probability(), prediction.threshold(), false).key(),
          prediction.outageNow(),
          reported(prediction, Signal.OFFLINE_ONT_NOW),
          reported(prediction, Signal.ONT_REGISTERED),
          reported(prediction, Signal.LINK_LOSS_COUNT),
          reported(prediction, Signal.BAD_RSL_COUNT),
          reported(prediction, Signal.DYING_GASP_COUNT),
          reported(prediction, Signal.SNR_AVG),
          reported(prediction, Signal.RX_POWER_AVG),
          reported(prediction, Signal.TEMPERATURE_AVG_C),
          String.join(", ", prediction.missingFeatures()),
          String.join(", ", prediction.unusualFeatures()));
    }

    private static @Nullable Double reported(Prediction prediction, Signal signal) {
      double value = prediction.readings().value(signal);
      return Double.isNaN(value) ? null : value;
    }
  }

  /** An alert; probability is null for an outage that was not foreseen. */
  record AlertRow(
      String clusterId,
      @Nullable String province,
      Instant hour,
      Instant expectedHour,
      @Nullable Double probability,
      String outcome,
      String words) {

    static AlertRow of(Alert alert) {
      return new AlertRow(
          alert.clusterId(),
          alert.province(),
          alert.expectedHour().minusSeconds(3600),
          alert.expectedHour(),
          Double.isNaN(alert.probability()) ? null : alert.probability(),
          alert.outcome().key(),
          alert.outcome().words());
    }
  }

  static LiveTick of(PredictionFeed feed, RecentPredictions.Batch batch, boolean withAlerts) {
    HourTally total = feed.watch().total();
    Totals totals =
        new Totals(
            total.records(),
            total.expected(),
            total.outages(),
            total.foreseen(),
            total.missed(),
            total.falseAlarms(),
            feed.perSecond(),
            feed.since().orElse(null),
            feed.newestAt().orElse(null),
            total.records() == 0 ? null : Glance.hourOf(feed.watch().newestHour()),
            feed.error().orElse(null));
    return new LiveTick(
        totals,
        batch.predictions().stream().map(Row::of).toList(),
        batch.lost(),
        withAlerts ? feed.watch().alerts(MOST_ALERTS).stream().map(AlertRow::of).toList() : null);
  }
}
