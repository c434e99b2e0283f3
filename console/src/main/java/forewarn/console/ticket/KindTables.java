package forewarn.console.ticket;

import static forewarn.console.language.Words.t;

import forewarn.console.chart.Chart;
import forewarn.console.layout.Format;
import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.console.table.DataTable.Row;
import forewarn.console.ticket.TicketData.Kinds;
import forewarn.warehouse.figure.Change;
import forewarn.warehouse.figure.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases and customers by kind, this period beside the one before it. */
record KindTables(Scope scope, Kinds now, Kinds before) {
  private static final String CUSTOMERS_DEFINITION =
      "Customers that have as many cases in the period; each row of the tickets is one case of one"
          + " customer.";
  private static final String HELD_DEFINITION =
      "Cases by their holding time; 4 and 8 hours belong to the middle. The duration of a case is"
          + " not used: in the reference data it is never above 4 hours.";

  static KindTables of(Scope scope, TicketData data) {
    TicketCases now = cases(scope, scope.period());
    TicketCases before = cases(scope, scope.period().previous());
    boolean known = scope.extent().covers(scope.period().previous());
    Map<TicketCases, Kinds> found = data.kinds(known ? List.of(now, before) : List.of(now));
    return new KindTables(
        scope, found.getOrDefault(now, Kinds.NONE), found.getOrDefault(before, Kinds.NONE));
  }

  /** Customers by how many cases they have. */
  TicketArea.Breakdown repeated() {
    Counts counts = new Counts(now.customers(), before.customers());
    List<Only> kinds = Only.REPEATED.subList(1, Only.REPEATED.size());
    Long once = counts.now().get(Only.CUSTOMER_ONCE);
    return breakdown(
        "ticket-repetition",
        t("Customers by repetition"),
        new Column("customers", nowText(), Kind.COUNT, "", t(CUSTOMERS_DEFINITION)),
        kinds,
        counts,
        once == null ? "" : t("Besides, {0} customers have one case.", Format.count(once)));
  }

  /** Cases by how long they were held. */
  TicketArea.Breakdown held() {
    Counts counts = new Counts(now.cases(), before.cases());
    return breakdown(
        "ticket-duration",
        t("Cases by duration"),
        new Column("cases", nowText(), Kind.COUNT, "", t(HELD_DEFINITION)),
        Only.HELD,
        counts,
        t("Both 4 and 8 hours belong to the middle one."));
  }

  private record Counts(Map<Only, Long> now, Map<Only, Long> before) {}

  private TicketArea.Breakdown breakdown(
      String name, String title, Column of, List<Only> kinds, Counts counts, String note) {
    List<Column> columns =
        List.of(
            new Column("kind", t("Which"), Kind.TEXT, "", ""),
            of,
            new Column(of.name() + "_before", beforeText(), Kind.COUNT, of.unit(), of.definition()),
            new Column("change", t("Change"), Kind.CHANGE, "", ""));
    DataTable table =
        new DataTable(
            name, title, columns, kinds.stream().map(kind -> row(kind, counts)).toList(), null);
    return new TicketArea.Breakdown(chart(name, title, of, kinds, counts), table, note);
  }

  private Row row(Only kind, Counts counts) {
    double now = value(counts.now(), kind);
    double before = value(counts.before(), kind);
    return new Row(
        Arrays.<@Nullable Object>asList(
            t(kind.label()), now, before, new Change(now, before).relative()),
        now > 0 ? Rows.href(scope.period(), scope.area(), kind) : null,
        "");
  }

  private Chart chart(String name, String title, Column of, List<Only> kinds, Counts counts) {
    return new Chart(
        name + "-chart",
        title,
        kinds.stream().map(KindTables::brief).toList(),
        List.of(
            series(nowText(), of, kinds, counts.now()),
            series(beforeText(), of, kinds, counts.before())));
  }

  private static Chart.Series series(
      String name, Column of, List<Only> kinds, Map<Only, Long> counts) {
    return new Chart.Series(name, Chart.Form.BAR, t(of.name()), 0, values(kinds, counts));
  }

  // As it fits below a bar.
  private static String brief(Only kind) {
    return switch (kind) {
      case CUSTOMER_2_TIMES -> "2";
      case CUSTOMER_3_TIMES -> "3";
      case CUSTOMER_4_TIMES -> "4";
      case CUSTOMER_5_TIMES -> "5";
      case CUSTOMER_6_TIMES -> t("6 and more");
      case HELD_UNDER_4 -> "< 4 h";
      case HELD_4_TO_8 -> "4–8 h";
      case HELD_OVER_8 -> "> 8 h";
      case HELD_UNKNOWN -> t("not reported");
      default -> t(kind.label());
    };
  }

  private static List<@Nullable Double> values(List<Only> kinds, Map<Only, Long> counts) {
    return kinds.stream()
        .map(counts::get)
        .<@Nullable Double>map(count -> count == null ? null : count.doubleValue())
        .toList();
  }

  private static double value(Map<Only, Long> counts, Only kind) {
    Long count = counts.get(kind);
    return count == null ? Double.NaN : count;
  }

  private String nowText() {
    return scope.period().span() == Period.Span.YEAR ? t("This year") : t("This month");
  }

  private String beforeText() {
    return scope.period().span() == Period.Span.YEAR ? t("Year before") : t("Month before");
  }

  private static TicketCases cases(Scope scope, Period period) {
    LocalDate to = LocalDate.ofInstant(period.before().minusSeconds(1), ZoneOffset.UTC);
    return new TicketCases(period.firstDay(), to, scope.area());
  }
}
