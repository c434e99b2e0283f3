package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.chart.Chart;
import forewarn.console.figure.Delta;
import forewarn.console.figure.Tile;
import forewarn.console.figure.When;
import forewarn.console.filter.Filter;
import forewarn.console.filter.FilterBar;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.OntCluster;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntMeasure;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.figure.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the six measures.
 *
 * @param dataEnd the end of the newest hour of the data
 * @param measure the one the bars are of
 * @param tiles empty when nothing was reported
 * @param bars by province, or by cluster within one
 */
public record OntSummary(
    FilterBar bar,
    Period period,
    Instant dataEnd,
    OntMeasure measure,
    List<Tile> tiles,
    List<PlaceBar> bars,
    Chart chart) {

  static OntSummary of(
      OntStatus status, FilterBar bar, Period period, OntMeasure measure, Instant dataEnd) {
    Filter filter = bar.filter();
    Area area = filter.area();
    List<Compared> comparisons = Compared.of(status, spans(period, dataEnd), area);
    boolean ofYear = period.span() == Period.Span.YEAR;
    @Nullable Compared previous = ofYear ? null : comparisons.getFirst();
    Compared lastYear = comparisons.get(ofYear ? 0 : 1);
    OntFigures total = lastYear.total();
    return new OntSummary(
        bar,
        period,
        dataEnd,
        measure,
        total.isEmpty() ? List.of() : tiles(total, comparisons, period, filter),
        filter.province() == null && filter.cluster() == null
            ? PlaceBar.of(
                measure,
                previous,
                lastYear,
                OntCluster::province,
                name -> bar.path() + measured(filter.withProvince(name), measure))
            : PlaceBar.of(
                measure,
                previous,
                lastYear,
                OntCluster::cluster,
                name -> "/ont/hours" + filter.withCluster(name).query()),
        MonthChart.of(status, measure, period, area, dataEnd));
  }

  // The period before, of a month; last year; and of the newest period, today.
  private static List<Span> spans(Period period, Instant dataEnd) {
    List<Span> spans = new ArrayList<>();
    if (period.span() != Period.Span.YEAR) {
      spans.add(Span.previous(period));
    }
    spans.add(Span.lastYear(period));
    if (period.before().equals(dataEnd)) {
      LocalDate day = LocalDate.ofInstant(dataEnd.minusSeconds(1), ZoneOffset.UTC);
      spans.add(Span.previous(Period.of(Period.Span.DAY, day, dataEnd)));
    }
    return spans;
  }

  private static List<Tile> tiles(
      OntFigures total, List<Compared> comparisons, Period period, Filter filter) {
    return Arrays.stream(OntMeasure.values())
        .map(measure ->
            new Tile(
                measure.key(),
                Wording.label(measure),
                total.value(measure),
                Wording.number(measure, total.value(measure)),
                Wording.unit(measure),
                Wording.definition(measure) + " " + t("Days are of UTC."),
                Wording.period(period),
                Delta.once(comparisons.stream().map(compared -> delta(compared, measure)).toList()),
                "/ont/detail" + measured(filter, measure)))
        .toList();
  }

  private static Delta delta(Compared compared, OntMeasure measure) {
    return compared.span().delta(measure, compared.total(), compared.totalBefore());
  }

  static String measured(Filter filter, OntMeasure measure) {
    String query = filter.query();
    return query + (query.isEmpty() ? "?" : "&") + "measure=" + measure.key();
  }

  /** The page with another measure. */
  public String href(OntMeasure other) {
    return bar.path() + measured(bar.filter(), other);
  }

  public List<OntMeasure> measures() {
    return List.of(OntMeasure.values());
  }

  public String label(OntMeasure other) {
    return Wording.label(other);
  }

  public String periodText() {
    return Wording.period(period);
  }

  /** Whether the bars are of clusters. */
  public boolean hasClusters() {
    return bar.filter().province() != null || bar.filter().cluster() != null;
  }

  /** How new the data is. */
  public String freshness() {
    return When.newestHour(dataEnd);
  }
}
