package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.console.table.DataTable.Row;
import forewarn.warehouse.figure.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of issues. */
record SummaryTables(Scope scope, Figures figures) {
  private static final int TOP = 3;
  private static final Map<Part, Only> ISSUES =
      Map.of(
          Part.BAD_CONNECTION, Only.BAD_CONNECTION,
          Part.LINK_LOSS, Only.LINK_LOSS,
          Part.HIGH_TEMP, Only.HIGH_TEMP,
          Part.DYING_GASP, Only.DYING_GASP);

  /** The issues with the most tickets; none of which nothing is known. */
  DataTable issues() {
    Tally tally = figures.days().of(scope.period());
    List<Row> rows =
        ISSUES.keySet().stream()
            .filter(issue -> !Double.isNaN(tally.of(issue)))
            .sorted(
                Comparator.comparingDouble((Part issue) -> -tally.of(issue))
                    .thenComparing(issue -> issue))
            .limit(TOP)
            .map(issue -> row(issue, tally))
            .toList();
    return new DataTable("ticket-issues", t("Top 3 issues"), columns(), rows, null);
  }

  private List<Column> columns() {
    List<Column> columns =
        List.of(
            new Column("issue", t("Issue"), Kind.TEXT, "", t("What the tickets are about.")),
            new Column("tickets", t("Tickets"), Kind.COUNT, "", t("Tickets opened because of it.")),
            new Column("share", t("Share"), Kind.SHARE, "", t("Of all tickets opened.")),
            new Column("change_previous", before(), Kind.CHANGE, "", t("Change against it.")),
            new Column(
                "change_last_year", t("Last year"), Kind.CHANGE, "", t("Change against it.")));
    return ofYear() ? columns.subList(0, columns.size() - 1) : columns;
  }

  private String before() {
    return ofYear() ? t("Year before") : t("Month before");
  }

  // Where the year before is the period before.
  private boolean ofYear() {
    return scope.period().span() == Period.Span.YEAR;
  }

  private Row row(Part issue, Tally tally) {
    List<@Nullable Object> values =
        Arrays.asList(
            issueName(issue),
            tally.of(issue),
            tally.of(issue) / tally.of(Part.OPENED),
            change(issue, scope.period().previous()),
            change(issue, scope.period().yearBefore()));
    return new Row(
        ofYear() ? values.subList(0, values.size() - 1) : values,
        Rows.href(scope.period(), scope.area(), ISSUES.getOrDefault(issue, Only.ALL)),
        "");
  }

  private double change(Part part, Period like) {
    return figures.change(period -> figures.sum(period, part), scope.period(), like).relative();
  }

  private static String issueName(Part issue) {
    return switch (issue) {
      case BAD_CONNECTION -> t("Bad connection");
      case LINK_LOSS -> t("Loss of link");
      case HIGH_TEMP -> t("High temperature");
      case DYING_GASP -> t("Dying gasp");
      case CASES,
          OPENED,
          ACTIVE,
          ACTIVATIONS,
          DOWNTIME_HOURS,
          DOWNTIME_TICKETS,
          HELD_HOURS,
          HELD_TICKETS ->
          throw new IllegalArgumentException("Invalid issue: " + issue);
    };
  }
}
