package forewarn.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jerolba.carpet.CarpetReader;
import forewarn.simulator.day.Chronicle;
import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.people.TicketDay;
import forewarn.simulator.process.AlarmCounts;
import forewarn.simulator.process.NetworkProcess;
import forewarn.simulator.process.Profile;
import forewarn.simulator.table.IncidentTrendTable.Trend;
import forewarn.telemetry.SeedData;
import forewarn.telemetry.TestNetwork;
import forewarn.telemetry.network.Cluster;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets and trends of a year, beside those of the reference files. */
class DailyTablesTest {
  private static final long SEED = 7;
  private static final int DAYS = 366;

  private static final TicketSummaryTable TICKETS =
      new TicketSummaryTable(TestNetwork.PLAN, Profile.REFERENCE, SEED);
  private static final IncidentTrendTable TRENDS = new IncidentTrendTable(Profile.REFERENCE, SEED);
  private static final List<TicketDay> tickets = new ArrayList<>();
  private static final List<Trend> trends = new ArrayList<>();

  @BeforeAll
  static void simulateAYear() {
    System.out.println("seed " + SEED);
    days(
        Profile.REFERENCE,
        days -> {
          TICKETS.rows(days).forEach(row -> tickets.add(row.row()));
          TRENDS.rows(days).forEach(row -> trends.add(row.row()));
        });
  }

  /** Told the days of a year one after the other, the newest last. */
  interface DayListener {
    void add(List<NetworkDay> days);
  }

  private static void days(Profile profile, DayListener listener) {
    Chronicle chronicle =
        new Chronicle(
            from -> new NetworkProcess(TestNetwork.PLAN, profile, SEED, from),
            TestNetwork.PLAN,
            NetworkProcess.START,
            2);
    for (int hour = 0; hour < DAYS * 24; hour++) {
      chronicle.next();
      if (chronicle.dayComplete()) {
        listener.add(chronicle.days());
      }
    }
  }

  @Test
  void thereIsARowForEveryProvinceAndDay() {
    assertThat(tickets).hasSize(34 * DAYS);
    assertThat(trends).hasSize(34 * DAYS);
    assertThat(tickets).extracting(day -> day.representative().caseId()).doesNotHaveDuplicates();
    assertThat(tickets).extracting(day -> day.representative().xlId()).doesNotHaveDuplicates();
  }

  @Test
  void theFirstCasesHaveTheIdsOfTheReferenceFile() throws IOException {
    List<Map<?, ?>> reference = seed("RAW_TICKET_SUMMARY.parquet");
    Map<String, String> ids = new HashMap<>();
    reference.forEach(row ->
        ids.put(row.get("city") + " " + date(row), row.get("case_id") + " " + row.get("xl_id")));

    assertThat(tickets)
        .allSatisfy(day ->
            assertThat(day.representative().caseId() + " " + day.representative().xlId())
                .isEqualTo(ids.get(day.day().city() + " " + day.day().date())));
  }

  @Test
  void ticketsAddUpAsInTheReferenceFile() {
    assertThat(tickets)
        .allSatisfy(day -> {
          assertThat(day.active()).isEqualTo(day.opened() - day.closed()).isNotNegative();
          assertThat(day.downtimeHours())
              .isCloseTo(0.8 * day.opened() * day.durationHours(), within(1e-9));
          assertThat(day.durationHours()).isBetween(1, 4);
          assertThat(day.holdingHours()).isBetween(1.0, 72.0);
          assertThat(day.urgentVisits()).isEqualTo((int) Math.rint(0.3 * day.active()));
          assertThat(day.scheduleTime())
              .isEqualTo(
                  day.active() > 0
                      ? day.day().date().plusDays(1) + " 09:00"
                      : day.day().date() + " 13:00");
        });
  }

  @Test
  void ticketsAreAsManyAndAsLongAsInTheReferenceFile() throws IOException {
    List<Map<?, ?>> reference = seed("RAW_TICKET_SUMMARY.parquet");

    assertMean("ticket_open", reference, TicketDay::opened, 2.5);
    assertMean("issue_bad_connection", reference, day -> day.issues().badConnection(), 1.5);
    assertMean("issue_link_loss", reference, day -> day.issues().linkLoss(), 1.5);
    assertMean("issue_high_temp", reference, day -> day.issues().highTemp(), 0.6);
    assertMean("issue_dying_gasp", reference, day -> day.issues().dyingGasp(), 0.5);
    assertMean("active_ticket", reference, TicketDay::active, 0.5);
    assertMean("ticket_holding_time_hr", reference, TicketDay::holdingHours, 1.5);
    assertMean("duration_hours", reference, TicketDay::durationHours, 0.2);
    assertMean("new_activation", reference, TicketDay::newActivations, 0.2);
  }

  private static void assertMean(
      String column, List<Map<?, ?>> reference, ToDoubleFunction<TicketDay> value, double most) {
    double expected =
        reference.stream()
            .mapToDouble(row -> ((Number) row.get(column)).doubleValue())
            .average()
            .orElseThrow();
    assertThat(tickets.stream().mapToDouble(value).average().orElseThrow())
        .as(column)
        .isCloseTo(expected, within(most));
  }

  @Test
  void anOutageBringsTickets() {
    double quiet = meanOpened(0, 0);
    double bad = meanOpened(2, 99);

    assertThat(bad).isGreaterThan(quiet + 1.5);
  }

  private static double meanOpened(int least, int most) {
    return tickets.stream()
        .filter(day -> day.day().outageHours() >= least && day.day().outageHours() <= most)
        .mapToInt(TicketDay::opened)
        .average()
        .orElseThrow();
  }

  @Test
  void customersAreDrawnOverTheWholeNetworkAsInTheReferenceFile() {
    assertThat(elsewhere(tickets)).isCloseTo(33.0 / 34, within(0.01));
  }

  @Test
  void inTheHarshProfileTheCustomerBelongsToTheProvinceAndRowsGoAstray() {
    TicketSummaryTable harsh = new TicketSummaryTable(TestNetwork.PLAN, Profile.HARSH, SEED);
    List<DailyRow<TicketDay>> rows = new ArrayList<>();
    days(Profile.HARSH, days -> rows.addAll(harsh.rows(days)));

    assertThat(elsewhere(rows.stream().map(DailyRow::row).toList())).isZero();
    assertThat(share(rows, row -> row.copies() == 0)).isCloseTo(0.01, within(0.004));
    assertThat(share(rows, row -> row.copies() == 2)).isCloseTo(0.01, within(0.004));
    assertThat(share(rows, row -> row.delayDays() > 0)).isCloseTo(0.02, within(0.005));
  }

  private static double share(
      List<DailyRow<TicketDay>> rows, Predicate<DailyRow<TicketDay>> condition) {
    return (double) rows.stream().filter(condition).count() / rows.size();
  }

  private static double elsewhere(List<TicketDay> rows) {
    List<Cluster> clusters = TestNetwork.PLAN.clusters();
    long elsewhere =
        rows.stream()
            .filter(day -> {
              String id = day.representative().customerId().substring("CUST".length());
              Cluster home = clusters.get(Integer.parseInt(id));
              return !day.day().city().equals(home.place().city());
            })
            .count();
    return (double) elsewhere / rows.size();
  }

  @Test
  void trendsAreSumsAndChangesAgainstTheDayBefore() {
    Map<String, AlarmCounts> before = new HashMap<>();
    for (Trend trend : trends) {
      AlarmCounts alarms = trend.day().alarms();
      AlarmCounts earlier = before.put(trend.day().city(), alarms);
      double change =
          earlier == null ? 0 : (double) (alarms.badRsl() - earlier.badRsl()) / earlier.badRsl();
      assertThat(trend.change(AlarmCounts::badRsl)).isEqualTo(change);
      assertThat(trend.faultRate()).isEqualTo((double) alarms.total() / trend.day().ontHours());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"link_loss", "bad_rsl", "high_temp", "dying_gasp"})
  void alarmsFollowTheSeasonsOfTheReferenceFile(String kind) throws IOException {
    Map<Integer, double[]> reference = new HashMap<>();
    for (Map<?, ?> row : seed("RAW_INCIDENT_TREND_SUMMARY.parquet")) {
      double perOnt =
          ((Number) row.get(kind + "_count")).doubleValue()
              / ((Number) row.get("total_onts")).doubleValue();
      add(reference, ((LocalDateTime) row.get("date")).getMonthValue(), perOnt);
    }
    Map<Integer, double[]> simulated = new HashMap<>();
    for (Trend trend : trends) {
      double perOnt = (double) count(kind, trend.day().alarms()) / trend.day().ontHours();
      add(simulated, trend.day().date().getMonthValue(), perOnt);
    }

    // The level differs by the clusters drawn, some per cent; the shape of the year does not.
    double level = mean(reference) / mean(simulated);
    assertThat(level).as("level of %s", kind).isCloseTo(1, within(0.13));
    for (int month = 1; month <= 12; month++) {
      assertThat(level * value(simulated, month))
          .as("%s in month %s", kind, month)
          .isCloseTo(value(reference, month), within(0.025 * mean(reference)));
    }
  }

  private static int count(String kind, AlarmCounts alarms) {
    return switch (kind) {
      case "link_loss" -> alarms.linkLoss();
      case "bad_rsl" -> alarms.badRsl();
      case "high_temp" -> alarms.highTemp();
      default -> alarms.dyingGasp();
    };
  }

  private static void add(Map<Integer, double[]> months, int month, double value) {
    double[] sum = months.computeIfAbsent(month, any -> new double[2]);
    sum[0] += value;
    sum[1]++;
  }

  private static double value(Map<Integer, double[]> months, int month) {
    double[] sum = months.getOrDefault(month, new double[] {Double.NaN, 1});
    return sum[0] / sum[1];
  }

  private static double mean(Map<Integer, double[]> months) {
    return months.keySet().stream().mapToDouble(month -> value(months, month)).average().orElse(0);
  }

  private static String date(Map<?, ?> row) {
    return ((LocalDateTime) row.get("date")).toLocalDate().toString();
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static List<Map<?, ?>> seed(String name) throws IOException {
    return (List) new CarpetReader<>(SeedData.file(name).toFile(), Map.class).toList();
  }
}
