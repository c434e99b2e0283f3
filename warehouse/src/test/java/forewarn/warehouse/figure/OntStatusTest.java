package forewarn.warehouse.figure;

import static forewarn.warehouse.figure.OntMeasure.HIGH_TEMP;
import static forewarn.warehouse.figure.OntMeasure.LINK_LOSS;
import static forewarn.warehouse.figure.OntMeasure.OFFLINE;
import static forewarn.warehouse.figure.OntMeasure.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.figure.OntFigures.Likeness;
import forewarn.warehouse.figure.Period.Span;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.Queries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OntStatusTest {
  private static final String A = "ACE7E-CL11";
  private static final String B = "ACE7E-CL12";
  private static final String C = "ACE7E-CL13";
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir Path dataDir;
  private Warehouse warehouse;
  private Session session;
  private OntStatus status;
  private int load = 1;

  @BeforeEach
  void open() {
    warehouse = TestWarehouse.open(dataDir);
    session = warehouse.session();
    status = new OntStatus(new Queries(warehouse));
    TestWarehouse.addNetwork(session);
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  @Test
  void holdingsAreThoseOfTheEndOrTheMeanAndAlarmsAreSummed() {
    arrive(A, "2024-11-29 23:00", 400, 7, 1);
    arrive(A, "2024-11-30 22:00", 410, 10, 2);
    arrive(A, "2024-11-30 23:00", 420, 20, 4);
    arrive(B, "2024-11-30 23:00", 500, 3, 8);
    arrive(A, "2024-12-01 00:00", 999, 99, 99);
    refresh();

    OntFigures november = total(month("2024-11-01"), Area.NETWORK);

    assertThat(november.value(REGISTERED)).isEqualTo(420 + 500);
    assertThat(november.value(OFFLINE)).isEqualTo((7 + 10 + 20) / 3.0 + 3);
    assertThat(november.value(LINK_LOSS)).isEqualTo(1 + 2 + 4 + 8);
    assertThat(november.value(HIGH_TEMP)).isNaN();
    assertThat(november.clusters()).isEqualTo(2);
    assertThat(november.hours()).isEqualTo(3);
  }

  @Test
  void aClusterThatWentAwayIsNoLongerRegisteredAtTheEnd() {
    arrive(A, "2024-11-30 23:00", 400, 0, 1);
    arrive(B, "2024-11-29 23:00", 500, 0, 2);
    arrive(C, "2024-11-30 00:00", 600, 0, 4);
    refresh();

    OntFigures november = total(month("2024-11-01"), Area.NETWORK);

    assertThat(november.value(REGISTERED)).isEqualTo(400 + 600);
    assertThat(november.value(LINK_LOSS)).isEqualTo(7);
  }

  @Test
  void theLastDayIsCutAtItsHour() {
    arrive(A, "2024-11-10 04:00", 400, 2, 1);
    arrive(A, "2024-11-11 04:00", 401, 4, 2);
    arrive(A, "2024-11-11 05:00", 402, 6, 4);
    arrive(A, "2024-11-11 06:00", 403, 8, 8);
    refresh();

    Period part = new Period(Span.MONTH, at("2024-11-01T00:00"), at("2024-11-11T06:00"));
    OntFigures figures = total(part, Area.NETWORK);

    assertThat(figures.value(REGISTERED)).isEqualTo(402);
    assertThat(figures.value(OFFLINE)).isEqualTo(4);
    assertThat(figures.value(LINK_LOSS)).isEqualTo(7);
  }

  @Test
  void placesAreThoseOfTheLastDay() {
    arrive(A, "2024-11-01 00:00", 400, 0, 1);
    arrive(B, "2024-11-01 00:00", 400, 0, 2);
    session.update("update RAW.RAW_ML_FEATURES set province = 'Aceh', region = 'Sumatra'");
    arrive(A, "2024-11-02 00:00", 400, 0, 4);
    session.update(
        "update RAW.RAW_ML_FEATURES set province = 'Bali', region = 'Bali' where province is null");
    refresh();

    Period november = month("2024-11-01");

    assertThat(total(november, new Area(null, "Bali", null)).value(LINK_LOSS)).isEqualTo(5);
    assertThat(total(november, new Area("Sumatra", null, null)).value(LINK_LOSS)).isEqualTo(2);
    assertThat(total(november, new Area("Sumatra", "Aceh", B)).value(LINK_LOSS)).isEqualTo(2);
    assertThat(status.clusters(november, new Area("Sumatra", "Bali", null))).isEmpty();
    assertThat(total(november, new Area("' or true --", null, null)).isEmpty()).isTrue();
  }

  @Test
  void monthsAreEachTotalledOnTheirOwn() {
    arrive(A, "2024-01-31 23:00", 400, 4, 1);
    arrive(A, "2024-02-29 23:00", 500, 6, 2);
    arrive(B, "2024-02-29 23:00", 50, 1, 4);
    refresh();

    Map<LocalDate, OntFigures> months =
        status.months(
            List.of(Period.of(Span.YEAR, LocalDate.parse("2024-01-01"), LATER)), Area.NETWORK);

    assertThat(months)
        .containsOnlyKeys(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-02-01"));
    OntFigures february = months.get(LocalDate.parse("2024-02-01"));
    assertThat(february.value(REGISTERED)).isEqualTo(550);
    assertThat(february.value(OFFLINE)).isEqualTo(7);
    assertThat(months.get(LocalDate.parse("2024-01-01")).value(LINK_LOSS)).isEqualTo(1);
  }

  @Test
  void theNewestHourIsThatOfNearlyAllClusters() {
    assertThat(status.dataEnd()).isEmpty();
    arrive(A, "2024-11-11 05:00", 400, 0, 0);
    arrive(B, "2024-11-11 04:00", 400, 0, 0);
    arrive(C, "2024-11-01 00:00", 400, 0, 0);
    refresh();
    assertThat(status.dataEnd()).contains(at("2024-11-11T05:00"));
    arrive(B, "2024-11-11 05:00", 400, 0, 0);
    arrive("ACE7E-CL21", "2025-11-11 05:00", 400, 0, 0);
    refresh();
    assertThat(status.dataEnd()).contains(at("2024-11-11T06:00"));
  }

  @Test
  void whatWasKeptIsReadAgainWhenItsDaysChange() {
    long seed = System.nanoTime();
    System.out.println("OntStatusTest seed " + seed);
    Random random = new Random(seed);
    List<Period> periods =
        List.of(
            month("2024-10-01"),
            month("2024-11-01"),
            Period.of(Span.YEAR, LocalDate.parse("2024-01-01"), LATER),
            Period.of(Span.WEEK, LocalDate.parse("2024-11-01"), LATER),
            new Period(Span.MONTH, at("2024-11-01T00:00"), at("2024-11-11T06:00")),
            new Period(Span.DAY, at("2024-11-01T00:00"), at("2024-11-01T05:00")));
    for (int round = 0; round < 12; round++) {
      // Late, repeated and corrected hours; each round few of them, so that most days stay.
      for (int i = 0; i < 4; i++) {
        arrive(
            List.of(A, B, C).get(random.nextInt(3)),
            "2024-%d-%02d %02d:00"
                .formatted(10 + random.nextInt(3), 1 + random.nextInt(11), random.nextInt(24)),
            random.nextInt(900),
            random.nextInt(100),
            random.nextInt(10));
      }
      refresh();
      if (round == 8) {
        new Refresh(warehouse).rebuild(Progress.none());
      }
      OntStatus fresh = new OntStatus(new Queries(warehouse));
      assertThat(status.clusters(periods, Area.NETWORK))
          .as("seed %s, round %s", seed, round)
          .isEqualTo(fresh.clusters(periods, Area.NETWORK));
      assertThat(status.dataEnd()).as("seed %s", seed).isEqualTo(fresh.dataEnd());
      assertThat(status.everReported()).as("seed %s", seed).isEqualTo(fresh.everReported());
      assertThat(status.years()).as("seed %s", seed).isEqualTo(fresh.years());
    }
  }

  @Test
  void aMonthIsNotReadAgainWhileOthersChange() {
    arrive(A, "2024-10-31 23:00", 400, 0, 1);
    arrive(A, "2024-11-30 23:00", 400, 0, 2);
    refresh();
    total(month("2024-10-01"), Area.NETWORK);
    // Behind the back of the refresh, so that only a second reading could find it.
    session.update("update DATAMART.FACT_ONT_DAILY set link_loss_count = 99");
    arrive(A, "2024-11-29 23:00", 400, 0, 4);
    refresh();

    assertThat(total(month("2024-10-01"), Area.NETWORK).value(LINK_LOSS)).isEqualTo(1);
    assertThat(total(month("2024-11-01"), Area.NETWORK).value(LINK_LOSS)).isEqualTo(99 + 4);

    arrive(B, "2024-10-31 23:00", 400, 0, 8);
    refresh();
    assertThat(total(month("2024-10-01"), Area.NETWORK).value(LINK_LOSS)).isEqualTo(1 + 8);
  }

  @Test
  void yearsAreThoseOfTheData() {
    assertThat(status.years()).isEmpty();
    arrive(A, "2023-12-31 23:00", 400, 0, 1);
    refresh();
    assertThat(status.dataEnd()).isPresent();
    assertThat(status.years()).containsExactly(2023);
    arrive(A, "2024-01-01 00:00", 400, 0, 1);
    arrive(A, "2022-01-01 00:00", 400, 0, 1);
    refresh();
    assertThat(status.years()).containsExactlyInAnyOrder(2022, 2023, 2024);
  }

  @Test
  void faultRatesAreOfAllAlarmsAndAllTerminalsOfAMonth() {
    arrive(A, "2024-01-30 23:00", 400, 4, 1);
    arrive(A, "2024-01-31 23:00", 500, 4, 2);
    arrive(B, "2024-01-31 23:00", 100, 4, 4);
    refresh();

    assertThat(
            status.faultRates(
                LocalDate.parse("2024-01-01"), LocalDate.parse("2024-03-01"), Area.NETWORK))
        .isEqualTo(Map.of(LocalDate.parse("2024-01-01"), 7 / 1000.0));
    assertThat(
            status.faultRates(
                LocalDate.parse("2024-01-01"),
                LocalDate.parse("2024-01-31"),
                new Area(null, null, A)))
        .isEqualTo(Map.of(LocalDate.parse("2024-01-01"), 1 / 400.0));
  }

  @Test
  void whatLacksHoursOrClustersIsNotCompared() {
    Period november = month("2024-11-01");
    Period october = november.previous();
    OntFigures whole = figures(100, 4, 720);

    assertThat(whole.likeness(november, figures(50, 4, 744), october)).isEqualTo(Likeness.LIKE);
    assertThat(whole.likeness(november, figures(50, 3, 700), october)).isEqualTo(Likeness.LIKE);
    assertThat(whole.likeness(november, OntFigures.NONE, october)).isEqualTo(Likeness.NO_DATA);
    assertThat(whole.likeness(november, figures(50, 4, 400), october))
        .isEqualTo(Likeness.OTHER_HOURS);
    assertThat(figures(50, 4, 400).likeness(november, whole, october))
        .isEqualTo(Likeness.OTHER_HOURS);
    assertThat(whole.likeness(november, figures(50, 1, 744), october))
        .isEqualTo(Likeness.OTHER_CLUSTERS);
    assertThat(whole.change(LINK_LOSS, november, figures(80, 4, 744), october).relative())
        .isEqualTo(0.25);
    assertThat(whole.change(LINK_LOSS, november, figures(80, 4, 100), october).isKnown()).isFalse();
  }

  @Test
  void partsAddUpAndWhatIsNotKnownIsLeftOut() {
    OntFigures sum = OntFigures.sum(List.of(figures(3, 1, 10), figures(4, 1, 20), OntFigures.NONE));
    assertThat(sum.value(LINK_LOSS)).isEqualTo(7);
    assertThat(sum.clusters()).isEqualTo(2);
    assertThat(sum.hours()).isEqualTo(20);
    assertThat(OntFigures.sum(List.of()).value(REGISTERED)).isNaN();
  }

  private static OntFigures figures(double each, int clusters, long hours) {
    return OntFigures.of(new double[] {each, each, each, each, each, each}, clusters, hours);
  }

  private OntFigures total(Period period, Area area) {
    return OntFigures.sum(status.clusters(period, area).stream().map(OntCluster::figures).toList());
  }

  private static Period month(String day) {
    return Period.of(Span.MONTH, LocalDate.parse(day), LATER);
  }

  private static Instant at(String time) {
    return Instant.parse(time + ":00Z");
  }

  private void refresh() {
    load++;
    new Refresh(warehouse).refresh(Progress.none());
  }

  private void arrive(String cluster, String hour, int registered, int offline, int lost) {
    session.update(
        "insert into RAW.RAW_ML_FEATURES (cluster_id, timestamp_1h, ont_registered, offline_ont_now, link_loss_count, load_number, row_number)"
            + " values (?, ?::timestamp, ?, ?, ?, ?, ?)",
        cluster,
        hour + ":00",
        registered,
        offline,
        lost,
        load + 1,
        session.number("select count(*) from RAW.RAW_ML_FEATURES"));
  }
}
