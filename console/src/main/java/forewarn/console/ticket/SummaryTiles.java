package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.figure.Tile;
import forewarn.console.layout.Format;
import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import forewarn.warehouse.figure.Period.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tiles of the summary. */
record SummaryTiles(Scope scope, Figures figures, TicketData data) {

  List<Tile> counts() {
    return List.of(
        opened(
            "month",
            scope.isNewest() ? t("This month") : t("Last month of the choice"),
            Span.MONTH),
        opened("week", scope.isNewest() ? t("This week") : t("Last week of the choice"), Span.WEEK),
        opened("today", scope.isNewest() ? t("Today") : t("Last day of the choice"), Span.DAY),
        average());
  }

  List<Tile> hours() {
    return List.of(active(), downtime(), held(), longest());
  }

  private Tile opened(String key, String label, Span span) {
    return figures.tile(
        new Figures.Figure(
            key,
            label,
            t("tickets"),
            0,
            t(
                "Tickets opened, added up over provinces and days. Today is the newest day there are"
                    + " tickets of; a week begins on Monday. A part of a month or week is compared"
                    + " with as many days of the other one. Days are UTC."),
            period -> figures.sum(period, Part.OPENED)),
        scope.last(span));
  }

  private Tile average() {
    return figures.tile(
        new Figures.Figure(
            "daily",
            t("Daily average"),
            t("tickets a day"),
            1,
            t("Tickets opened, divided by the days of the choice that there are tickets of."),
            figures::daily),
        scope.period());
  }

  private Tile active() {
    return figures.tile(
        new Figures.Figure(
            "active",
            t("Still open of these"),
            t("tickets"),
            0,
            t(
                "Tickets opened in these days that their day's newest report does not call closed:"
                    + " opened less closed. Tickets of earlier days are not in it, so it is not the"
                    + " number of tickets that are open now."),
            period -> figures.sum(period, Part.ACTIVE)),
        scope.period(),
        Figures.text(scope.period()),
        Rows.href(scope.period(), scope.area(), Only.ACTIVE));
  }

  private Tile downtime() {
    return figures.tile(
        new Figures.Figure(
            "downtime",
            t("Average downtime"),
            t("h a ticket"),
            2,
            t(
                "Hours of downtime of all tickets, divided by the tickets opened. A province and day"
                    + " are reported with 240 hours at most."),
            period -> figures.days().of(period).downtime()),
        scope.period());
  }

  private Tile held() {
    return figures.tile(
        new Figures.Figure(
            "held",
            t("Average holding time"),
            t("h a ticket"),
            2,
            t(
                "Hours that a ticket was held: the average of each province and day, weighted by the"
                    + " tickets opened in it."),
            period -> figures.days().of(period).held()),
        scope.period());
  }

  private Tile longest() {
    Period period = scope.period();
    Map<Period, LongestDowntime> found =
        data.longest(
            Stream.of(period, period.previous(), period.yearBefore()).distinct().toList(),
            scope.area());
    Optional<LongestDowntime> longest = Optional.ofNullable(found.get(period));
    return figures.tile(
        new Figures.Figure(
            "longest",
            t("Longest downtime"),
            t("h"),
            1,
            t(
                "The most hours of downtime that a province had on a day, all its tickets together,"
                    + " with the case that stands for them; the newest when several are as long."
                    + " 240 hours is the most that is reported."),
            like -> hours(Optional.ofNullable(found.get(like)))),
        period,
        longest.map(SummaryTiles::words).orElse(Figures.text(period)),
        longest.map(this::href).orElse(null));
  }

  private static double hours(Optional<LongestDowntime> longest) {
    return longest.map(LongestDowntime::hours).orElse(Double.NaN);
  }

  private static String words(LongestDowntime longest) {
    String which =
        t("{0}, {1}, {2}", longest.caseId(), longest.province(), Format.day(longest.day()));
    return longest.cases() == 1
        ? which
        : which + " " + t("and {0} as long", Format.count(longest.cases() - 1));
  }

  private String href(LongestDowntime longest) {
    if (longest.cases() > 1) {
      return Rows.href(scope.period(), scope.area(), Only.ALL)
          + "&sort=-"
          + RowColumn.DOWNTIME.key();
    }
    Area province = new Area(scope.area().region(), longest.province(), null);
    return Rows.href(longest.day(), longest.day(), province, Only.ALL);
  }
}
