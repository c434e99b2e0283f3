package forewarn.console.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.PageText;
import forewarn.console.fixture.TestConsole;
import forewarn.telemetry.SeedData;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the pages of tickets, recomputed from the raw files with other SQL. */
class TicketFiguresTest {
  private static final double EXACT = 1e-9;
  private static final String DOWNTIME = "sum(total_downtime_duration_hr) / sum(ticket_open)";
  private static final String HELD = "sum(ticket_holding_time_hr * ticket_open) / sum(ticket_open)";
  private static TestConsole console;
  private static Http browser;
  private static RawTickets raw;

  /** Days, both included; with nothing to compare where there is no data. */
  record Days(String from, String to) {
    String condition() {
      return "date between '" + from + "' and '" + to + "'";
    }
  }

  /** A period, the one before it, and that of a year before. */
  record Compared(Days now, Days previous, Days yearBefore) {}

  private static final Days NONE = new Days("1900-01-01", "1900-01-01");

  /**
   * A choice, with the days that its figures are of: written down, not computed.
   *
   * @param where the part of the network, as SQL
   */
  record Choice(
      String query, String where, Compared chosen, Compared month, Compared week, Compared day) {
    boolean isYear() {
      return chosen.now().from().endsWith("-01-01") && chosen.now().to().endsWith("-12-31");
    }

    @Override
    public String toString() {
      return query.isEmpty() ? "nothing chosen" : query;
    }
  }

  private static Days days(String from, String to) {
    return new Days(from, to);
  }

  private static Days day(String day) {
    return new Days(day, day);
  }

  static Stream<Choice> choices() {
    Compared december =
        new Compared(
            days("2024-12-01", "2024-12-31"),
            days("2024-11-01", "2024-11-30"),
            days("2023-12-01", "2023-12-31"));
    Compared lastWeek =
        new Compared(
            days("2024-12-30", "2024-12-31"),
            days("2024-12-23", "2024-12-24"),
            days("2023-12-25", "2023-12-26"));
    Compared lastDay = new Compared(day("2024-12-31"), day("2024-12-30"), day("2023-12-31"));
    Compared year =
        new Compared(days("2024-01-01", "2024-12-31"), days("2023-01-01", "2023-12-31"), NONE);
    Compared june =
        new Compared(
            days("2024-06-01", "2024-06-30"),
            days("2024-05-01", "2024-05-31"),
            days("2023-06-01", "2023-06-30"));
    Compared february =
        new Compared(
            days("2024-02-01", "2024-02-29"),
            days("2024-01-01", "2024-01-31"),
            days("2023-02-01", "2023-02-28"));
    Compared first = new Compared(days("2023-01-01", "2023-01-31"), NONE, NONE);
    return Stream.of(
        new Choice("", "true", december, december, lastWeek, lastDay),
        new Choice(
            "?year=2024&month=0&region=Kalimantan",
            "region = 'Kalimantan'",
            year,
            december,
            lastWeek,
            lastDay),
        new Choice(
            "?year=2024&month=6&region=Sumatra",
            "region = 'Sumatra'",
            june,
            june,
            new Compared(
                days("2024-06-24", "2024-06-30"),
                days("2024-06-17", "2024-06-23"),
                days("2023-06-19", "2023-06-25")),
            new Compared(day("2024-06-30"), day("2024-06-29"), day("2023-06-30"))),
        new Choice(
            "?year=2024&month=2&province=Papua",
            "city = 'Papua'",
            february,
            february,
            new Compared(
                days("2024-02-26", "2024-02-29"),
                days("2024-02-19", "2024-02-22"),
                days("2023-02-20", "2023-02-23")),
            new Compared(day("2024-02-29"), day("2024-02-28"), day("2023-02-28"))),
        new Choice(
            "?year=2023&month=1&province=Bali",
            "city = 'Bali'",
            first,
            first,
            new Compared(days("2023-01-30", "2023-01-31"), days("2023-01-23", "2023-01-24"), NONE),
            new Compared(day("2023-01-31"), day("2023-01-30"), NONE)));
  }

  @BeforeAll
  static void start() throws IOException {
    raw = new RawTickets();
    console = TestConsole.live();
    console.importFiles(
        Stream.of(
                "RAW_CITY.csv",
                "RAW_OLT.csv",
                "RAW_CLUSTER.csv",
                "RAW_NETWORK_CONTEXT_STATIC.parquet",
                "RAW_CUSTOMER_FEEDBACK.parquet",
                "RAW_TICKET_SUMMARY.parquet",
                "RAW_ML_FEATURES_2024_11_12.parquet")
            .map(SeedData::file)
            .toArray(Path[]::new));
    browser = Http.browser(console);
    browser.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
      raw.close();
    }
  }

  private static PageText page(String path) {
    HttpResponse<String> answer = browser.get(path, "Accept-Language", "en");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return new PageText(answer.body());
  }

  @ParameterizedTest
  @MethodSource("choices")
  void everyTileIsWhatTheRawFilesSay(Choice choice) {
    PageText page = page("/tickets" + choice.query());

    tile(page, "month", "sum(ticket_open)", choice.month(), choice.where());
    tile(page, "week", "sum(ticket_open)", choice.week(), choice.where());
    tile(page, "today", "sum(ticket_open)", choice.day(), choice.where());
    tile(page, "daily", "sum(ticket_open) / count(distinct date)", choice.chosen(), choice.where());
    tile(page, "active", "sum(active_ticket)", choice.chosen(), choice.where());
    tile(page, "downtime", DOWNTIME, choice.chosen(), choice.where());
    tile(page, "held", HELD, choice.chosen(), choice.where());
    tile(page, "longest", "max(total_downtime_duration_hr)", choice.chosen(), choice.where());
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theLongestDowntimeNamesItsCaseAndHowManyAreAsLong(Choice choice) {
    String html = page("/tickets" + choice.query()).html();

    String longest =
        "from tickets where %1$s and total_downtime_duration_hr = (select"
            + " max(total_downtime_duration_hr) from tickets where %1$s)";
    String where = choice.chosen().now().condition() + " and " + choice.where();
    long asLong = (long) raw.number("select count(*) " + longest.formatted(where));
    long caseNumber =
        (long)
            raw.number(
                "select substr(case_id, 6)::bigint "
                    + longest.formatted(where)
                    + " order by date desc, case_id desc limit 1");
    assertThat(html).contains("CASE-" + caseNumber + ", ");
    if (asLong > 1) {
      assertThat(html)
          .contains("and " + String.format(Locale.ENGLISH, "%,d", asLong - 1) + " as long");
    } else {
      assertThat(html).doesNotContain(" as long<");
    }
  }

  private static void tile(
      PageText page, String key, String expression, Compared compared, String where) {
    double now = value(expression, compared.now(), where);
    assertThat(now).as("raw " + key).isNotNaN();
    assertThat(page.figure(key)).as(key).isCloseTo(now, within(EXACT));
    List<String> deltas = page.deltas(key);
    assertThat(deltas.getFirst())
        .as(key)
        .startsWith(change(now, value(expression, compared.previous(), where)) + " ");
    if (deltas.size() > 1) {
      assertThat(deltas.getLast())
          .as(key)
          .isEqualTo(change(now, value(expression, compared.yearBefore(), where)) + " last year");
    }
  }

  private static double value(String expression, Days days, String where) {
    return raw.number(
        "select " + expression + " from tickets where " + days.condition() + " and " + where);
  }

  private static String change(double now, double before) {
    if (Double.isNaN(before)) {
      return "–";
    }
    double relative = (now - before) / before;
    String sign = relative > 0.0005 ? "+" : relative < -0.0005 ? "−" : "";
    return sign + String.format(Locale.ENGLISH, "%,.1f %%", 100 * Math.abs(relative));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theTopIssuesAreWhatTheRawFilesSay(Choice choice) {
    PageText page = page("/tickets" + choice.query());

    String of =
        """
        select * from (
          select sum(issue_bad_connection) as n, 'bad connection' as name, sum(ticket_open) as of
          from tickets where %1$s
          union all
          select sum(issue_link_loss), 'loss of link', sum(ticket_open) from tickets where %1$s
          union all
          select sum(issue_high_temp), 'high temperature', sum(ticket_open) from tickets where %1$s
          union all
          select sum(issue_dying_gasp), 'dying gasp', sum(ticket_open) from tickets where %1$s)
        """;
    String now = of.formatted(choice.chosen().now().condition() + " and " + choice.where());
    String before = of.formatted(choice.chosen().previous().condition() + " and " + choice.where());
    Days lastYear = choice.isYear() ? choice.chosen().previous() : choice.chosen().yearBefore();
    String year = of.formatted(lastYear.condition() + " and " + choice.where());
    sameNumbers(
        page.numbers("ticket-issues"),
        raw.rows(
            (choice.isYear()
                    ? "select a.n, a.n / a.of, (a.n - b.n) / b.n from ("
                    : "select a.n, a.n / a.of, (a.n - b.n) / b.n, (a.n - c.n) / c.n from (")
                + now
                + ") a join ("
                + before
                + ") b using (name) join ("
                + year
                + ") c using (name) order by a.n desc limit 3"));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theMonthsAreWhatTheRawFilesSay(Choice choice) {
    PageText page = page("/tickets" + choice.query());

    sameNumbers(
        page.numbers("ticket-months-table"),
        raw.rows(
            """
            with months as (
              select unnest(range(date '%1$s' - interval 12 months, date '%1$s' + interval 1 day,
                interval 1 month))::date as month),
            opened as (
              select date_trunc('month', date)::date as month, sum(ticket_open) as n,
                sum(new_activation) as lines
              from tickets where %2$s group by 1),
            rates as (
              select date_trunc('month', timestamp_1h)::date as month,
                1000 * sum(fault_rate * ont_registered) / sum(ont_registered) as rate
              from hours where %2$s group by 1)
            select n, lines, rate from months left join opened using (month)
            left join rates using (month)
            where month >= (select date_trunc('month', min(date)) from tickets)
            order by month desc
            """
                .formatted(choice.month().now().from(), choice.where())),
        1e-6);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theProvincesAreWhatTheRawFilesSay(Choice choice) {
    PageText page = page("/tickets/area" + choice.query());

    Days lastYear = choice.isYear() ? choice.chosen().previous() : choice.chosen().yearBefore();
    sameNumbers(
        sorted(page.numbers("ticket-provinces")),
        sorted(
            raw.rows(
                """
                with now as (select city, sum(ticket_open) as n, sum(active_ticket) as active,
                    %5$s as downtime, %6$s as held
                  from tickets where %1$s and %4$s group by 1),
                before as (select city, sum(ticket_open) as n from tickets where %2$s group by 1),
                year as (select city, sum(ticket_open) as n from tickets where %3$s group by 1)
                select now.n, now.n / sum(now.n) over (), (now.n - before.n) / before.n,
                  %7$s active, downtime, held
                from now left join before using (city) left join year using (city)
                """
                    .formatted(
                        choice.chosen().now().condition(),
                        choice.chosen().previous().condition(),
                        lastYear.condition(),
                        choice.where(),
                        DOWNTIME,
                        HELD,
                        choice.isYear() ? "" : "(now.n - year.n) / year.n,"))));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void repetitionsAreWhatTheRawFilesSay(Choice choice) {
    PageText page = page("/tickets/area" + choice.query());

    String counted =
        """
        select case when n >= 6 then 6 else n end as times, count(*) as customers
        from (select customer_id, count(*) as n from tickets where %s and %s group by 1) group by 1
        """;
    sameNumbers(
        page.numbers("ticket-repetition"),
        raw.rows(
            kinds(
                "values (2), (3), (4), (5), (6)",
                counted.formatted(choice.chosen().now().condition(), choice.where()),
                counted.formatted(choice.chosen().previous().condition(), choice.where()),
                choice)));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void durationsAreWhatTheRawFilesSay(Choice choice) {
    PageText page = page("/tickets/area" + choice.query());

    String counted =
        """
        select case when ticket_holding_time_hr < 4 then 0 when ticket_holding_time_hr <= 8 then 1
          when ticket_holding_time_hr > 8 then 2 else 3 end, count(*)
        from tickets where %s and %s group by 1
        """;
    sameNumbers(
        page.numbers("ticket-duration"),
        raw.rows(
            kinds(
                "values (0), (1), (2), (3)",
                counted.formatted(choice.chosen().now().condition(), choice.where()),
                counted.formatted(choice.chosen().previous().condition(), choice.where()),
                choice)));
  }

  // Nothing counted is zero, unless there is nothing at all to count.
  private static String kinds(String kinds, String now, String before, Choice choice) {
    String none = choice.chosen().previous().equals(NONE) ? "null" : "0";
    return """
    with kinds(kind) as (%s), now(kind, n) as (%s), before(kind, n) as (%s)
    select coalesce(now.n, 0) as a, coalesce(before.n, %s) as b, (a - b) / nullif(b, 0)
    from kinds left join now using (kind) left join before using (kind) order by kind
    """
        .formatted(kinds, now, before, none);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void agesAreWhatTheRawFilesSay(Choice choice) {
    PageText page = page("/tickets/area" + choice.query());

    sameNumbers(
        page.numbers("ticket-ages"),
        raw.rows(
            """
            with months as (
              select unnest(range(date '%1$s' - interval 12 months, date '%1$s' + interval 1 day,
                interval 1 month))::date as month),
            whose as (
              select distinct date_trunc('month', date)::date as month, customer_id
              from tickets where %2$s),
            aged as (select month, customer_age as age from whose join customers using (customer_id))
            select
              case when count(aged.month) > 0 then count(*) filter (age < 15) end,
              case when count(aged.month) > 0 then count(*) filter (age >= 15 and age < 26) end,
              case when count(aged.month) > 0 then count(*) filter (age >= 26 and age < 68) end,
              case when count(aged.month) > 0 then count(*) filter (age >= 68) end,
              case when count(aged.month) > 0 then 0 end
            from months left join aged using (month)
            where month >= (select date_trunc('month', min(date)) from tickets)
            group by month order by month desc
            """
                .formatted(choice.month().now().from(), choice.where())));
  }

  private static List<List<Double>> sorted(List<List<Double>> rows) {
    return rows.stream().sorted(java.util.Comparator.comparing(Object::toString)).toList();
  }

  private static void sameNumbers(List<List<Double>> shown, List<List<Double>> expected) {
    sameNumbers(shown, expected, EXACT);
  }

  private static void sameNumbers(
      List<List<Double>> shown, List<List<Double>> expected, double precision) {
    assertThat(expected).isNotEmpty();
    assertThat(shown).hasSameSizeAs(expected);
    for (int row = 0; row < expected.size(); row++) {
      assertThat(shown.get(row)).hasSameSizeAs(expected.get(row));
      for (int column = 0; column < expected.get(row).size(); column++) {
        double value = expected.get(row).get(column);
        assertThat(shown.get(row).get(column))
            .as("row " + row + ", column " + column + ": " + shown.get(row))
            .satisfies(one ->
                assertThat(
                        Double.isNaN(value)
                            ? Double.isNaN(one)
                            : Math.abs(one - value) <= precision)
                    .isTrue());
      }
    }
  }
}
