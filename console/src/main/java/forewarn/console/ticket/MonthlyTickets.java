package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.chart.Chart;
import forewarn.console.language.Words;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.console.table.DataTable.Row;
import forewarn.warehouse.figure.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tickets, new activations and fault rate of the months up to the chosen one.
 *
 * @param months oldest first
 */
record MonthlyTickets(Scope scope, List<Month> months) {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("LLL yyyy");
  private static final int THOUSAND = 1000;

  /**
   * A month; what nothing is known of is NaN.
   *
   * @param faultRate alarms for each thousand terminals and hour
   */
  record Month(Period period, double tickets, double activations, double faultRate) {}

  static MonthlyTickets of(Scope scope, TicketDays days, TicketData data) {
    List<Period> periods = scope.months();
    Map<LocalDate, Double> rates =
        data.faultRates(periods.getFirst().firstDay(), scope.lastDay().plusDays(1), scope.area());
    return new MonthlyTickets(
        scope,
        periods.stream()
            .map(period -> {
              Tally tally = days.of(period);
              return new Month(
                  period,
                  tally.of(Part.OPENED),
                  tally.of(Part.ACTIVATIONS),
                  THOUSAND * rates.getOrDefault(period.firstDay(), Double.NaN));
            })
            .toList());
  }

  Chart chart(String title) {
    String number = t("tickets, lines");
    return new Chart(
        "ticket-months",
        title,
        months.stream().map(month -> name(month.period())).toList(),
        List.of(
            new Chart.Series(t("Tickets"), Chart.Form.BAR, number, 0, values(Month::tickets)),
            new Chart.Series(
                t("New activations"), Chart.Form.BAR, number, 0, values(Month::activations)),
            new Chart.Series(
                t("Fault rate: alarms per 1,000 ONTs and hour"),
                Chart.Form.LINE,
                t("per 1,000"),
                2,
                values(Month::faultRate))));
  }

  private List<@Nullable Double> values(java.util.function.ToDoubleFunction<Month> of) {
    return months.stream()
        .map(of::applyAsDouble)
        .<@Nullable Double>map(MonthlyTickets::known)
        .toList();
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  DataTable table() {
    return new DataTable(
        "ticket-months-table",
        t("Tickets by month"),
        List.of(
            new Column("month", t("Month"), Kind.TEXT, "", ""),
            new Column("tickets", t("Tickets"), Kind.COUNT, "", t("Tickets opened.")),
            new Column(
                "new_activations",
                t("New activations"),
                Kind.COUNT,
                "",
                t("Lines newly activated.")),
            new Column(
                "fault_rate",
                t("Fault rate"),
                Kind.DECIMAL,
                "",
                t("Alarms per 1,000 ONTs and hour.")
                    + " "
                    + t(
                        "All alarms of the month, divided by the ONTs of all its hours; of the hours that"
                            + " are in the warehouse."))),
        months.reversed().stream().map(this::row).toList(),
        null);
  }

  private Row row(Month month) {
    return new Row(
        Arrays.<@Nullable Object>asList(
            name(month.period()), month.tickets(), month.activations(), month.faultRate()),
        Double.isNaN(month.tickets()) ? null : Rows.href(month.period(), scope.area(), Only.ALL),
        "");
  }

  /** For example {@code Dec 2024}, or {@code Dec 2024 (to the 15th)} while it goes on. */
  static String name(Period month) {
    String name = NAME.withLocale(Words.locale()).format(month.firstDay());
    LocalDate last = LocalDate.ofInstant(month.before().minusSeconds(1), ZoneOffset.UTC);
    return month.isPartial() ? t("{0} (to day {1})", name, last.getDayOfMonth()) : name;
  }
}
