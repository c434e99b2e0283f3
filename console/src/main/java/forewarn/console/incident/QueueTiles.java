package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.figure.Tile;
import forewarn.console.layout.Format;
import forewarn.operations.incident.IncidentFigures;
import forewarn.operations.incident.IncidentQueue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures above the queue: how it stands, and how well it was handled in a span of days. */
final class QueueTiles {
  private QueueTiles() {}

  static List<Tile> of(IncidentQueue.Totals now, IncidentFigures figures, int days) {
    String span = days == 1 ? t("the last 24 hours") : t("the last {0} days", days);
    return List.of(
        count(
            "open",
            t("Open"),
            now.open(),
            t("Incidents that are predicted or going on now, shelved ones included."),
            t("{0} of them shelved", Format.count(now.shelved())),
            "/incidents"),
        count(
            "predicted",
            t("Predicted"),
            now.predicted(),
            t("Open incidents whose outage is expected and has not been seen yet."),
            t("not seen yet"),
            "/incidents?state=predicted"),
        count(
            "customers",
            t("Customers affected"),
            now.customers(),
            t("Lines of all open incidents that are out of service or expected to be."),
            t("out or expected to be"),
            null),
        duration(
            "mtta",
            t("Time to acknowledge"),
            figures.timeToAcknowledge(),
            t(
                "MTTA: the mean from an incident being opened to its first acknowledgement, over those opened in the span that have been acknowledged, by the wall clock."),
            span + " · " + t("{0} of {1}", figures.acknowledged(), figures.opened())),
        duration(
            "mttr",
            t("Time to repair"),
            figures.timeToRepair(),
            t(
                "MTTR: the mean from an outage first being seen to its incident being closed, over those resolved in the span, by the wall clock."),
            span + " · " + t("{0} resolved", figures.repaired())),
        share(
            "false-alarms",
            t("False alarms"),
            figures.falseAlarmRate(),
            t(
                "Of the predicted incidents that ended in the span, those whose outage did not happen."),
            span + " · " + t("{0} of {1}", figures.falseAlarms(), figures.foretold())),
        share(
            "noise-reduction",
            t("Noise reduction"),
            figures.noiseReduction(),
            t(
                "1 - incidents / alarms told: of the alarms received for the incidents opened in the span, repetitions included, the share that nobody had to look at one by one."),
            span
                + " · "
                + t("{0} alarms per incident", Format.number(figures.alarmsPerIncident(), 1))));
  }

  private static Tile count(
      String key,
      String label,
      long value,
      String definition,
      String period,
      @Nullable String href) {
    return new Tile(
        key, label, value, Format.count(value), "", definition, period, List.of(), href);
  }

  private static Tile duration(
      String key, String label, @Nullable Duration value, String definition, String period) {
    return new Tile(
        key,
        label,
        value == null ? Double.NaN : value.toSeconds(),
        value == null ? Format.NONE : Format.duration(value),
        "",
        definition,
        period,
        List.of(),
        null);
  }

  private static Tile share(
      String key, String label, double value, String definition, String period) {
    return new Tile(
        key,
        label,
        value,
        Double.isNaN(value) ? Format.NONE : Format.share(value, 1, 1),
        "",
        definition,
        period,
        List.of(),
        null);
  }
}
