package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.figure.Delta;
import forewarn.console.figure.Tile;
import forewarn.console.figure.When;
import forewarn.console.layout.Format;
import forewarn.warehouse.figure.Change;
import forewarn.warehouse.figure.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of tickets, each with its changes; what a period is compared with has to be known whole.
 */
record Figures(Scope scope, TicketDays days) {

  /**
   * What a figure is and how it is shown.
   *
   * @param key names it in the page
   * @param label in the reader's language
   * @param unit in the reader's language; may be empty
   * @param definition in the reader's language
   * @param value of a period
   */
  record Figure(
      String key,
      String label,
      String unit,
      int decimals,
      String definition,
      ToDoubleFunction<Period> value) {}

  /** Something added up. */
  double sum(Period period, Part part) {
    return days.of(period).of(part);
  }

  /** The tickets opened on a day of it. */
  double daily(Period period) {
    long known = period.firstDay().datesUntil(before(period)).filter(this::isWithinExtent).count();
    return known == 0 ? Double.NaN : sum(period, Part.OPENED) / known;
  }

  private boolean isWithinExtent(LocalDate day) {
    return !day.isBefore(scope.extent().first()) && !day.isAfter(scope.extent().newest());
  }

  Tile tile(Figure figure, Period period) {
    return tile(figure, period, text(period), Rows.href(period, scope.area(), Only.ALL));
  }

  /**
   * @param when what time it is of, in words
   * @param href where its rows are
   */
  Tile tile(Figure figure, Period period, String when, @Nullable String href) {
    double value = figure.value().applyAsDouble(period);
    List<Delta> deltas = new ArrayList<>();
    deltas.add(delta(figure, period, period.previous(), previous(period)));
    if (period.span() != Period.Span.YEAR) {
      deltas.add(delta(figure, period, period.yearBefore(), t("last year")));
    }
    return new Tile(
        figure.key(),
        figure.label(),
        value,
        Format.number(value, figure.decimals()),
        figure.unit(),
        figure.definition(),
        when,
        Delta.once(deltas),
        Double.isNaN(value) ? null : href);
  }

  private Delta delta(Figure figure, Period period, Period like, String against) {
    Change change = change(figure.value(), period, like);
    String title =
        scope.extent().covers(like)
            ? t(
                "{0}: {1}; {2}: {3}",
                text(period),
                Format.number(change.value(), figure.decimals()),
                text(like),
                Format.number(change.before(), figure.decimals()))
            : t(
                "Nothing to compare with {0}: the data begins {1}",
                text(like), Format.day(scope.extent().first()));
    return Delta.of(against, change, Delta.Wanted.LESS, title);
  }

  Change change(ToDoubleFunction<Period> value, Period period, Period like) {
    return new Change(
        value.applyAsDouble(period),
        scope.extent().covers(like) ? value.applyAsDouble(like) : Double.NaN);
  }

  private static String previous(Period period) {
    return switch (period.span()) {
      case DAY -> t("yesterday");
      case WEEK -> t("last week");
      case MONTH -> t("last month");
      case YEAR -> t("last year");
    };
  }

  /** The days of a period, in words. */
  static String text(Period period) {
    return When.text(period);
  }

  private static LocalDate before(Period period) {
    return LocalDate.ofInstant(period.before(), ZoneOffset.UTC);
  }
}
