package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.chart.Chart;
import forewarn.console.language.Words;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntMeasure;
import forewarn.warehouse.figure.OntStatus;
import forewarn.warehouse.figure.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A measure month by month, beside the year before. */
final class MonthChart {
  private MonthChart() {}

  static Chart of(OntStatus status, OntMeasure measure, Period period, Area area, Instant dataEnd) {
    Period year = Period.of(Period.Span.YEAR, period.firstDay(), dataEnd);
    LocalDate before = year.firstDay().minusYears(1);
    Period lastYear = Period.of(Period.Span.YEAR, before, dataEnd);
    List<String> months =
        Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.SHORT_STANDALONE, Words.locale()))
            .toList();
    Map<LocalDate, OntFigures> figures = status.months(List.of(year, lastYear), area);
    return new Chart(
        "ont-months",
        t("{0} by month", Wording.label(measure)),
        months,
        Stream.of(
                series(measure, year, figures, Chart.Form.BAR),
                series(measure, lastYear, figures, Chart.Form.LINE))
            .filter(series -> series.values().stream().anyMatch(Objects::nonNull))
            .toList());
  }

  private static Chart.Series series(
      OntMeasure measure, Period year, Map<LocalDate, OntFigures> months, Chart.Form form) {
    List<@Nullable Double> values = new ArrayList<>();
    for (Month month : Month.values()) {
      LocalDate first = year.firstDay().withMonth(month.getValue());
      values.add(known(months.getOrDefault(first, OntFigures.NONE).value(measure)));
    }
    return new Chart.Series(
        String.valueOf(year.firstDay().getYear()),
        form,
        Wording.unit(measure),
        measure == OntMeasure.OFFLINE ? 1 : 0,
        values);
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
