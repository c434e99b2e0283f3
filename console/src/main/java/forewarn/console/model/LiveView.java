package forewarn.console.model;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.prediction.monitoring.FeatureDrift;
import forewarn.prediction.monitoring.LiveFigures;
import forewarn.prediction.monitoring.LivePerformance;
import forewarn.prediction.monitoring.LivePerformance.Day;
import forewarn.prediction.monitoring.LiveReport;
import forewarn.prediction.monitoring.ModelAlarm;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a version does on live records, as its page shows it.
 *
 * @param performance in the role it has now or had last; null when it never scored
 * @param active alarms of now
 * @param past alarms that are over
 * @param drift by feature
 */
public record LiveView(
    LiveReport report,
    @Nullable LivePerformance performance,
    List<Window> windows,
    List<ModelAlarm> active,
    List<ModelAlarm> past,
    List<Drift> drift) {
  private static final int MOST_PAST = 20;
  private static final int DRAWN_DAYS = 60;
  private static final double HEIGHT = 20;

  /** Some time, by its name. */
  public record Window(String name, LiveFigures figures) {}

  /**
   * A feature's drift with its past as a line in a drawing of 100 by 20.
   *
   * @param line points of the line, empty for less than two days
   * @param band height of the band's upper end
   */
  public record Drift(FeatureDrift feature, String line, double band) {}

  static LiveView of(LiveReport report) {
    LivePerformance performance =
        report.performance().isEmpty() ? null : report.performance().getFirst();
    return new LiveView(
        report,
        performance,
        performance == null
            ? List.of()
            : List.of(
                new Window(t("Last 24 h"), performance.lastDay()),
                new Window(t("Last 7 days"), performance.lastWeek()),
                new Window(t("Since {0}", Format.day(performance.from())), performance.total())),
        report.alarms().stream().filter(ModelAlarm::active).toList(),
        report.alarms().stream().filter(alarm -> !alarm.active()).limit(MOST_PAST).toList(),
        report.drift().stream().map(LiveView::drawn).toList());
  }

  private static Drift drawn(FeatureDrift feature) {
    List<FeatureDrift.Day> days =
        feature
            .days()
            .subList(Math.max(0, feature.days().size() - DRAWN_DAYS), feature.days().size());
    double top =
        Math.max(
            1.25 * feature.band(),
            days.stream().mapToDouble(FeatureDrift.Day::weekIndex).max().orElse(0));
    StringBuilder line = new StringBuilder();
    for (int i = 0; days.size() > 1 && i < days.size(); i++) {
      line.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.2f ",
              100.0 * i / (days.size() - 1),
              HEIGHT * (1 - days.get(i).weekIndex() / top)));
    }
    return new Drift(feature, line.toString(), HEIGHT * (1 - feature.band() / top));
  }

  /** A share as a percentage; a dash when there is nothing to divide by. */
  public static String share(@Nullable Double share, int decimals) {
    return share == null ? Format.NONE : Format.share(share, 1, decimals);
  }

  /** A dash when it is not known. */
  public static String number(@Nullable Double value, int decimals) {
    return value == null ? Format.NONE : Format.number(value, decimals);
  }

  /** For a chart's data: empty when it is not known. */
  public static String data(@Nullable Double value) {
    return value == null ? "" : value.toString();
  }

  /** Outages that came for each that the probabilities said; a dash before any was said. */
  public static String calibration(LiveFigures figures) {
    return figures.probabilitySum() < 1
        ? Format.NONE
        : Format.number(figures.outages() / figures.probabilitySum(), 2);
  }

  /** A figure out of its band in words, with the unit it has. */
  public static String kind(ModelAlarm alarm) {
    String name =
        alarm.kind().name().substring(0, 1)
            + alarm.kind().name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    return alarm.feature().isEmpty() ? t(name) : t("{0} of {1}", t(name), alarm.feature());
  }

  /** Whether there is more than one day to be drawn. */
  public boolean hasDays() {
    return performance != null && performance.days().size() > 1;
  }

  /** Oldest first; empty when it never scored. */
  public List<Day> days() {
    return performance == null ? List.of() : performance.days();
  }
}
