package forewarn.prediction.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.metric.Distribution;
import forewarn.prediction.monitoring.FeatureDrift.State;
import forewarn.prediction.monitoring.ModelAlarm.Kind;
import forewarn.prediction.monitoring.SaidStream.Said;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.training.OutageTraining;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
  private static final int CLUSTERS = 12;
  private static final int DAYS = 62;
  private static final SyntheticHistory NETWORK = SyntheticHistory.of(CLUSTERS, 24 * DAYS, 5);
  @TempDir Path dataDir;

  @Test
  void aShiftedSensorRaisesAnAlarmThatOutlastsARestartAndEndsWithTheShift() {
    ModelRegistry registry = new ModelRegistry(dataDir.resolve("models"));
    new OutageTraining(registry)
        .train(SyntheticHistory.of(CLUSTERS, 1000, 5), TestModel.settings(), Progress.none());
    try (Warehouse warehouse = open()) {
      Monitoring monitoring = new Monitoring(warehouse, registry, MonitoringSettings.DEFAULTS);
      pass(warehouse, 0, 48, 0);
      monitoring.update();

      assertThat(drifting(monitoring)).isEmpty();
      LiveReport healthy = monitoring.report("outage", "1").orElseThrow();
      assertThat(healthy.driftMeasured()).isEqualTo(day(46));
      assertThat(drift(healthy, "temperature").state()).isEqualTo(State.STEADY);
      assertThat(drift(healthy, "past_outages").state()).isEqualTo(State.NOT_JUDGED);

      pass(warehouse, 48, 53, 4);
      monitoring.update();

      assertThat(drifting(monitoring)).containsExactly("temperature");
      FeatureDrift shifted = drift(monitoring.report("outage", "1").orElseThrow(), "temperature");
      assertThat(shifted.state()).isEqualTo(State.DRIFTED);
      assertThat(shifted.outside()).isPositive();
      assertThat(shifted.days().getLast().dayIndex()).isGreaterThan(shifted.index());
    }
    try (Warehouse warehouse = open()) {
      Monitoring restarted = new Monitoring(warehouse, registry, MonitoringSettings.DEFAULTS);
      assertThat(drifting(restarted)).containsExactly("temperature");

      pass(warehouse, 53, 57, 0);
      restarted.update();
      assertThat(drifting(restarted)).as("the week still holds it").contains("temperature");

      pass(warehouse, 57, DAYS, 0);
      restarted.update();
      assertThat(drifting(restarted)).isEmpty();
      LiveReport report = restarted.report("outage", "1").orElseThrow();
      assertThat(drift(report, "temperature").days())
          .extracting(FeatureDrift.Day::date)
          .as("every day once")
          .containsExactlyElementsOf(day(28).datesUntil(day(DAYS - 1)).toList());
    }
  }

  @Test
  void fewerUnknownValuesThanInTrainingAreNoDriftAndMoreAre() {
    double nan = Double.NaN;
    Distribution made = Distribution.of(new double[] {nan, nan, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    assertThat(
            DriftMeasurement.index(
                made, made.sameBins(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})))
        .isCloseTo(0, within(1e-12));
    assertThat(
            DriftMeasurement.index(
                made, made.sameBins(new double[] {nan, nan, nan, nan, nan, nan, 1, 3, 5, 7, 9})))
        .isGreaterThan(0.25);
    assertThat(DriftMeasurement.index(made, made.sameBins(new double[] {nan, nan})))
        .isGreaterThan(1);
  }

  @Test
  void aSampleOfADayIsBoundedAndSpreadAlikeOverAllOfIt() {
    LiveSamples samples = new LiveSamples(500);
    NETWORK.scan(samples.following(day(10)));

    assertThat(samples.rows(day(9))).isZero();
    assertThat(samples.rows(day(10))).isEqualTo(24 * CLUSTERS);
    assertThat(samples.values(4, day(10), day(16))).hasSize(7 * 24 * CLUSTERS);
    LiveSamples few = new LiveSamples(100);
    NETWORK.scan(few.following(day(10)));
    assertThat(few.values(4, day(10), day(16))).hasSize(700);
    assertThat(few.rows(day(10))).isEqualTo(24 * CLUSTERS);
  }

  private static List<String> drifting(Monitoring monitoring) {
    return monitoring.activeAlarms().stream()
        .filter(alarm -> alarm.kind() == Kind.DRIFT)
        .map(ModelAlarm::feature)
        .filter(feature -> !feature.equals("probability"))
        .toList();
  }

  private static FeatureDrift drift(LiveReport report, String feature) {
    return report.drift().stream()
        .filter(drift -> drift.feature().equals(feature))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate day(int number) {
    return SyntheticHistory.START.atZone(ZoneOffset.UTC).toLocalDate().plusDays(number);
  }

  /** Lets days pass: their records are in silver, and those of the later days were scored. */
  private static void pass(Warehouse warehouse, int from, int end, double warmer) {
    Instant first = SyntheticHistory.START.plusSeconds(86400L * from);
    Instant last = SyntheticHistory.START.plusSeconds(86400L * end);
    List<HourlyRecord> passing =
        NETWORK.records().stream()
            .filter(hourly -> !hourly.hour().isBefore(first) && hourly.hour().isBefore(last))
            .toList();
    String columns =
        Signal.ALL.stream()
            .map(signal -> signal.column() + " double")
            .collect(Collectors.joining(", "));
    try (Session session = warehouse.session()) {
      session.update(
          "create temp table passing (cluster_id varchar, timestamp_1h timestamp, %s)"
              .formatted(columns));
      try (RowAppender rows = session.appender("main", "passing")) {
        passing.forEach(hourly -> append(rows, hourly, warmer));
      }
      session.update("insert into STAGING.STG_ML_FEATURES by name from passing");
    }
    Random random = new Random(from);
    new SaidStream(warehouse)
        .add(
            passing.stream()
                .filter(hourly ->
                    !hourly.hour().isBefore(SyntheticHistory.START.plusSeconds(86400L * 28)))
                .map(hourly -> said(hourly, random.nextDouble() / 100))
                .toList());
  }

  private static void append(RowAppender row, HourlyRecord hourly, double warmer) {
    row.begin().text(hourly.clusterId()).time(hourly.hour());
    for (Signal signal : Signal.ALL) {
      row.real(hourly.value(signal) + (signal == Signal.TEMPERATURE_AVG_C ? warmer : 0));
    }
    row.end();
  }

  private static Said said(HourlyRecord hourly, double probability) {
    int hour = (int) (hourly.hour().getEpochSecond() - SaidStream.START.getEpochSecond()) / 3600;
    return new Said(hour + 100_000, hourly.clusterId(), hour, "1", probability, null, false, "");
  }

  private Warehouse open() {
    return Warehouse.open(dataDir, WarehouseSettings.defaults());
  }
}
