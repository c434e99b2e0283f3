package forewarn.console.report;

import static forewarn.console.language.Words.t;
import static forewarn.console.report.Layouts.column;
import static forewarn.console.report.Layouts.count;
import static forewarn.console.report.Layouts.decimal;
import static forewarn.console.report.Layouts.row;
import static forewarn.console.report.Layouts.share;

import forewarn.console.language.Words;
import forewarn.console.layout.Format;
import forewarn.console.pdf.Plot;
import forewarn.console.report.ReportContent.Figure;
import forewarn.console.report.ReportContent.Part;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Kind;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.warehouse.query.Queries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well the models in use foresaw outages over the last 28 days of the data. Ratios are made
 * from the sums over all days, never from the days' ratios.
 */
final class ModelReport {
  static final int DAYS = 28;
  private static final String SUMS =
      """
      select sum(predictions)::double, sum(outcomes)::double, sum(true_positives)::double,
        sum(false_positives)::double, sum(false_negatives)::double, sum(incidents)::double,
        sum(incidents_expected)::double, sum(alerts)::double, sum(alerts_come_true)::double,
        sum(lead_hours)::double / nullif(sum(incidents_expected), 0)
      from DATAMART.FACT_MODEL_PERFORMANCE
      where role = 'champion' and date >= ? and date < ?
      """;
  private static final String BY_DAY =
      """
      select date, sum(outcomes)::bigint, sum(true_positives)::bigint, sum(false_positives)::bigint,
        sum(false_negatives)::bigint,
        sum(true_positives) / nullif(sum(true_positives) + sum(false_positives), 0)::double,
        sum(true_positives) / nullif(sum(true_positives) + sum(false_negatives), 0)::double
      from DATAMART.FACT_MODEL_PERFORMANCE
      where role = 'champion' and date >= ? and date < ? group by date order by date
      """;
  private static final String ALARMS =
      """
      select since, until, model_name || '/' || model_version, kind, message
      from DATAMART.FACT_MODEL_ALARMS
      where since < ? and (until is null or until >= ?) order by since desc
      """;

  private ModelReport() {}

  /**
   * @param after the day after the last one
   */
  static ReportContent of(Queries queries, Optional<ModelRegistry> registry, LocalDate after) {
    LocalDate first = after.minusDays(DAYS);
    List<@Nullable Object> sums = queries.select(SUMS, first, after).rows().getFirst();
    List<List<@Nullable Object>> days = queries.select(BY_DAY, first, after).rows();
    List<Part> parts = new ArrayList<>();
    parts.add(figures(sums, days));
    registry.stream()
        .flatMap(models -> models.list().stream())
        .filter(card -> card.stage() == ModelCard.Stage.CHAMPION)
        .forEach(card -> parts.add(champion(card)));
    parts.add(
        new Part(
            t("Alarms of models"),
            t("figures that left their band"),
            List.of(),
            List.of(),
            List.of(alarms(queries, first, after)),
            20,
            List.of()));
    return new ReportContent(
        t("Model performance"),
        t("{0} to {1}, days of UTC", Format.day(first), Format.day(after.minusDays(1))),
        parts);
  }

  private static Part figures(List<@Nullable Object> sums, List<List<@Nullable Object>> days) {
    double hits = number(sums.get(2));
    double false1 = number(sums.get(3));
    double missed = number(sums.get(4));
    return new Part(
        t("On live records"),
        t("the model in use, hours of clusters with a known outcome"),
        List.of(
            count(
                t("Hours predicted"),
                number(sums.get(0)),
                "",
                t("{0} with a known outcome", Format.number(number(sums.get(1)), 0))),
            share(t("Precision"), hits / (hits + false1), t("of expected outages that came")),
            share(t("Recall"), hits / (hits + missed), t("of outages that were expected")),
            share(
                t("Outages foreseen"),
                number(sums.get(6)) / number(sums.get(5)),
                t("of {0} outages", Format.number(number(sums.get(5)), 0))),
            share(
                t("False alarms"),
                1 - number(sums.get(8)) / number(sums.get(7)),
                t("of {0} alerts", Format.number(number(sums.get(7)), 0))),
            decimal(t("Warning before"), number(sums.get(9)), t("h"), t("mean, foreseen outages"))),
        List.of(
            Layouts.plot(
                t("Precision and recall by day, %"),
                Days.ticks(days),
                List.of(
                    new Plot.Series(t("precision"), Plot.Form.LINE, Days.values(days, 5, 100)),
                    new Plot.Series(t("recall"), Plot.Form.LINE, Days.values(days, 6, 100)))),
            Layouts.plot(
                t("Hours of outage by day"),
                Days.ticks(days),
                List.of(
                    new Plot.Series(t("foreseen"), Plot.Form.BAR, Days.values(days, 2, 1)),
                    new Plot.Series(t("missed"), Plot.Form.BAR, Days.values(days, 4, 1))))),
        List.of(byDay(days)),
        14,
        List.of());
  }

  private static Part champion(ModelCard card) {
    Metrics test = card.metrics().get("test");
    List<Figure> figures =
        test == null
            ? List.of()
            : List.of(
                new Figure(t("PR-AUC"), test.prAuc(), Format.score(test.prAuc()), "", List.of()),
                share(t("Precision"), test.precision()),
                share(t("Recall"), test.recall()),
                share(t("Threshold"), card.threshold()));
    return new Part(
        t("Model in use: {0} version {1}", card.name(), card.version()),
        t("on the last part of its history, which it had not seen"),
        figures,
        List.of(),
        List.of(),
        1,
        List.of(
            t(
                "{0}; trained {1} on data until {2}.",
                card.algorithm(), Format.date(card.createdAt()), Format.hour(card.data().to()))));
  }

  private static DataTable byDay(List<List<@Nullable Object>> days) {
    return new DataTable(
        "model-days",
        t("Days"),
        List.of(
            column("date", t("Day"), Kind.DATE, ""),
            column("outcomes", t("Hours with outcome"), Kind.COUNT, ""),
            column("foreseen", t("Foreseen"), Kind.COUNT, ""),
            column("false_alarms", t("False alarms"), Kind.COUNT, ""),
            column("missed", t("Missed"), Kind.COUNT, ""),
            column("precision", t("Precision"), Kind.SHARE, ""),
            column("recall", t("Recall"), Kind.SHARE, "")),
        days.reversed().stream().map(day -> row("", day.toArray())).toList(),
        null);
  }

  private static DataTable alarms(Queries queries, LocalDate first, LocalDate after) {
    return new DataTable(
        "model-alarms",
        t("Alarms of models"),
        List.of(
            column("since", t("Since"), Kind.HOUR, ""),
            column("until", t("Until"), Kind.HOUR, ""),
            column("model", t("Model"), Kind.TEXT, ""),
            column("kind", t("Figure"), Kind.TEXT, ""),
            column("message", t("What"), Kind.TEXT, "")),
        queries.select(ALARMS, after, first).rows().stream()
            .map(one ->
                row(
                    one.get(1) == null ? "expected" : "",
                    one.get(0),
                    one.get(1),
                    one.get(2),
                    one.get(3),
                    Words.composed(String.valueOf(one.get(4)))))
            .toList(),
        null);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
