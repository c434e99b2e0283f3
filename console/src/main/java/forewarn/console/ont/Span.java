package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.figure.Delta;
import forewarn.warehouse.figure.Change;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntMeasure;
import forewarn.warehouse.figure.Period;

/**
 * Two periods of like length to be compared.
 *
 * @param against the earlier one in words, for example {@code last month}
 */
record Span(Period period, Period before, String against) {
  // A change of so few is as often chance as it is news.
  private static final int FEW = 20;

  /** Against the month before, or the year before when the period is a year. */
  static Span previous(Period period) {
    return switch (period.span()) {
      case DAY -> new Span(period, period.previous(), t("yesterday"));
      case WEEK -> new Span(period, period.previous(), t("last week"));
      case MONTH -> new Span(period, period.previous(), t("last month"));
      case YEAR -> new Span(period, period.previous(), t("last year"));
    };
  }

  static Span lastYear(Period period) {
    return new Span(period, period.yearBefore(), t("last year"));
  }

  Change change(OntMeasure measure, OntFigures now, OntFigures then) {
    return now.change(measure, period, then, before);
  }

  Delta delta(OntMeasure measure, OntFigures now, OntFigures then) {
    return Delta.of(
        against,
        change(measure, now, then),
        then.value(measure) < FEW ? Delta.Wanted.NEITHER : Wording.wanted(measure),
        Wording.comparison(measure, now, period, then, before));
  }
}
