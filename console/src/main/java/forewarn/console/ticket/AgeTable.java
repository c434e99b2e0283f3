package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.chart.Chart;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.console.table.DataTable.Row;
import forewarn.warehouse.figure.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers with cases by age, month by month.
 *
 * @param customers by the first day of the month; months without cases are missing
 */
record AgeTable(Scope scope, Map<LocalDate, Map<Only, Long>> customers) {
  private static final String DEFINITION =
      "Customers with at least one case in the month, each counted once, by the age that is known of"
          + " them now. 15, 25, 26 and 67 belong to the group they name.";

  static AgeTable of(Scope scope, TicketData data) {
    TicketCases cases =
        new TicketCases(scope.months().getFirst().firstDay(), scope.lastDay(), scope.area());
    return new AgeTable(scope, data.customersByMonth(cases, Only.AGES));
  }

  TicketArea.Breakdown breakdown() {
    String title = t("Customers by age and month");
    List<Column> columns =
        Stream.concat(
                Stream.of(new Column("month", t("Month"), Kind.TEXT, "", "")),
                Only.AGES.stream()
                    .map(age ->
                        new Column(
                            age.key().replace('-', '_'), name(age), Kind.COUNT, "", t(DEFINITION))))
            .toList();
    return new TicketArea.Breakdown(
        chart(title),
        new DataTable(
            "ticket-ages",
            title,
            columns,
            scope.months().reversed().stream().map(this::row).toList(),
            null),
        t("Each customer counts once a month, by the age that is known now."));
  }

  private Row row(Period month) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(MonthlyTickets.name(month));
    Only.AGES.forEach(age -> values.add(count(month, age)));
    return new Row(
        values,
        customers.containsKey(month.firstDay()) ? Rows.href(month, scope.area(), Only.ALL) : null,
        "");
  }

  private Chart chart(String title) {
    List<Period> months = scope.months();
    return new Chart(
        "ticket-ages-chart",
        title,
        months.stream().map(MonthlyTickets::name).toList(),
        Only.AGES.stream()
            .filter(this::isFound)
            .map(age ->
                new Chart.Series(
                    name(age),
                    Chart.Form.STACK,
                    t("customers"),
                    0,
                    months.stream().<@Nullable Double>map(month -> count(month, age)).toList()))
            .toList());
  }

  private boolean isFound(Only age) {
    return customers.values().stream().anyMatch(month -> month.getOrDefault(age, 0L) > 0);
  }

  private @Nullable Double count(Period month, Only age) {
    Map<Only, Long> counts = customers.get(month.firstDay());
    Long count = counts == null ? null : counts.get(age);
    return count == null ? null : count.doubleValue();
  }

  private static String name(Only age) {
    return switch (age) {
      case AGE_UNDER_15 -> t("Under 15");
      case AGE_15_TO_25 -> "15–25";
      case AGE_26_TO_67 -> "26–67";
      case AGE_OVER_67 -> t("Over 67");
      default -> t("Age unknown");
    };
  }
}
