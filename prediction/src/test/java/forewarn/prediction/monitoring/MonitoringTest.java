package forewarn.prediction.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Predictions;
import forewarn.prediction.metric.Quality;
import forewarn.prediction.monitoring.LivePerformance.Comparison;
import forewarn.prediction.monitoring.LivePerformance.Role;
import forewarn.prediction.monitoring.ModelAlarm.Kind;
import forewarn.prediction.monitoring.SaidStream.Said;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.training.OutageTraining;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringTest {
  private static final int CLUSTERS = 5;
  private static final MonitoringSettings SETTINGS =
      new MonitoringSettings(0.1, 0.1, 1.5, 3, 0.05, 0.05, 0.25, 20);

  @TempDir Path dataDir;

  private ModelRegistry registry = new ModelRegistry(Path.of("unset"));

  @BeforeEach
  void trainTwoVersions() {
    registry = new ModelRegistry(dataDir.resolve("models"));
    OutageTraining training = new OutageTraining(registry);
    for (int version = 1; version <= 2; version++) {
      training.train(SyntheticHistory.of(12, 1000, 5), TestModel.settings(), Progress.none());
    }
  }

  @Test
  void tellsWhatAnIndependentCountTells() {
    long seed = System.nanoTime();
    System.out.println("MonitoringTest seed " + seed);
    Random random = new Random(seed);
    try (Warehouse warehouse = open()) {
      SaidStream stream = new SaidStream(warehouse);
      Monitoring monitoring = new Monitoring(warehouse, registry, SETTINGS);
      List<Said> arriving = new ArrayList<>();
      for (int number = 0; number < 1500; number++) {
        arriving.add(random(random, number, 24 * 9));
      }
      for (int part = 0; part < 3; part++) {
        List<Said> batch = arriving.subList(500 * part, 500 * part + 500);
        stream.add(batch);
        monitoring.update();
      }

      LiveReport report = monitoring.report("outage", "1").orElseThrow();
      LivePerformance champion = report.performance().getFirst();
      assertThat(champion.role()).isEqualTo(Role.CHAMPION);
      Predictions known = known(stream.all(), Said::probability);
      same(champion.total(), known, seed);
      assertThat(champion.days()).hasSize(9);
      assertThat(champion.days().stream().mapToLong(day -> day.figures().predictions()).sum())
          .isEqualTo(champion.total().predictions());

      LivePerformance shadow =
          monitoring.report("outage", "2").orElseThrow().performance().getFirst();
      assertThat(shadow.role()).isEqualTo(Role.CHALLENGER);
      same(shadow.total(), known(stream.all(), Said::challenger), seed);

      Comparison comparison = champion.comparisons().getFirst();
      assertThat(comparison.rivalVersion()).isEqualTo("2");
      assertThat(comparison.own().predictions()).isEqualTo(comparison.rival().predictions());
      assertThat(comparison.own().outages()).isEqualTo(comparison.rival().outages());
      assertThat(comparison.rival().confusion()).isEqualTo(shadow.total().confusion());
    }
  }

  private static Said random(Random random, int number, int hours) {
    int hour = random.nextInt(hours);
    // The same record again has the same challenger, or none: who is in the shadow is no chance.
    @Nullable Double challenger = hour < hours / 3 ? null : (Double) random.nextDouble();
    return new Said(
        number,
        "C" + random.nextInt(CLUSTERS),
        hour,
        "1",
        Math.pow(random.nextDouble(), 2),
        challenger,
        random.nextInt(4) == 0,
        random.nextInt(5) == 0 ? "temperature" : "");
  }

  /** What was said first of each hour, where the hour after it is known. */
  private static Predictions known(List<Said> all, Function<Said, @Nullable Double> says) {
    Map<String, Said> first = new HashMap<>();
    Map<String, Said> newest = new HashMap<>();
    for (Said said : all) {
      first.putIfAbsent(said.cluster() + " " + said.hour(), said);
      newest.put(said.cluster() + " " + said.hour(), said);
    }
    List<Said> rows =
        first.values().stream()
            .filter(said -> says.apply(said) != null)
            .filter(said -> newest.containsKey(said.cluster() + " " + (said.hour() + 1)))
            .sorted(Comparator.comparing(Said::cluster).thenComparing(Said::hour))
            .toList();
    int[] clusters = new int[rows.size()];
    int[] hours = new int[rows.size()];
    boolean[] outage = new boolean[rows.size()];
    double[] probability = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      Said said = rows.get(i);
      clusters[i] = Integer.parseInt(said.cluster().substring(1));
      hours[i] = said.hour();
      outage[i] = newest.get(said.cluster() + " " + (said.hour() + 1)).outageNow();
      Double value = says.apply(said);
      probability[i] = value == null ? Double.NaN : value;
    }
    return new Predictions(clusters, hours, outage, probability);
  }

  private static void same(LiveFigures live, Predictions known, long seed) {
    Metrics counted = Quality.measure(known, 0.5);
    assertThat(live.outcomes()).as("seed %s", seed).isEqualTo(counted.rows());
    assertThat(live.confusion()).as("seed %s", seed).isEqualTo(counted.confusion());
    assertThat(live.incidents()).isEqualTo(counted.onset().incidents());
    assertThat(live.precision()).isCloseTo(counted.precision(), within(1e-9));
    assertThat(live.recall()).isCloseTo(counted.recall(), within(1e-9));
    assertThat(live.onsetPrecision()).isCloseTo(counted.onset().precision(), within(1e-9));
    assertThat(live.onsetRecall()).isCloseTo(counted.onset().recall(), within(1e-9));
    assertThat(live.leadHours()).isCloseTo(counted.onset().leadHours(), within(1e-9));
    assertThat(live.brier()).isCloseTo(counted.brier(), within(1e-9));
    assertThat(live.calibration())
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-9, Double.class)
        .isEqualTo(Quality.curves(known).calibration());
  }

  @Test
  void raisesAnAlarmWhenOutagesAreMissedAndEndsItWhenTheyAreExpectedAgain() {
    try (Warehouse warehouse = open()) {
      SaidStream stream = new SaidStream(warehouse);
      Monitoring monitoring = new Monitoring(warehouse, registry, SETTINGS);

      stream.add(hours(0, 48, true));
      monitoring.update();
      assertThat(monitoring.activeAlarms()).isEmpty();

      stream.add(hours(48, 120, false));
      monitoring.update();
      assertThat(monitoring.activeAlarms()).extracting(ModelAlarm::kind).contains(Kind.RECALL);
      ModelAlarm raised = recall(monitoring);
      assertThat(raised.since()).isEqualTo(SaidStream.time(119));
      assertThat(raised.message()).startsWith("Of ").contains("in seven days");
      assertThat(raised.advice()).contains("./forewarn train");
    }
    try (Warehouse warehouse = open()) {
      Monitoring restarted = new Monitoring(warehouse, registry, SETTINGS);
      assertThat(recall(restarted).since()).isEqualTo(SaidStream.time(119));

      SaidStream stream = new SaidStream(warehouse);
      stream.add(hours(120, 120 + 8 * 24, true));
      restarted.update();

      assertThat(restarted.activeAlarms()).extracting(ModelAlarm::kind).doesNotContain(Kind.RECALL);
      assertThat(restarted.alarms(10))
          .filteredOn(alarm -> alarm.kind() == Kind.RECALL)
          .singleElement()
          .satisfies(ended -> {
            assertThat(ended.since()).isEqualTo(SaidStream.time(119));
            assertThat(ended.until()).isEqualTo(SaidStream.time(120 + 8 * 24 - 1));
          });
    }
  }

  @Test
  void endsTheAlarmsOfAModelThatIsNoLongerInUse() {
    try (Warehouse warehouse = open()) {
      SaidStream stream = new SaidStream(warehouse);
      Monitoring monitoring = new Monitoring(warehouse, registry, SETTINGS);
      stream.add(hours(0, 72, false));
      monitoring.update();
      assertThat(monitoring.activeAlarms()).isNotEmpty();

      List<Said> next = new ArrayList<>();
      hours(72, 76, true)
          .forEach(said ->
              next.add(
                  new Said(
                      said.number(),
                      said.cluster(),
                      said.hour(),
                      "2",
                      said.probability(),
                      null,
                      said.outageNow(),
                      "")));
      stream.add(next);
      monitoring.update();

      assertThat(monitoring.activeAlarms()).isEmpty();
    }
  }

  @Test
  void saysNothingOfAModelThatIsNotThereAndLittleOfOneThatNeverScored() {
    try (Warehouse warehouse = open()) {
      Monitoring monitoring = new Monitoring(warehouse, registry, SETTINGS);
      monitoring.update();

      assertThat(monitoring.report("outage", "77")).isEmpty();
      LiveReport report = monitoring.report("outage", "1").orElseThrow();
      assertThat(report.performance()).isEmpty();
      assertThat(report.asOf()).isNull();
      assertThat(report.drift()).isEmpty();
      assertThat(report.alarms()).isEmpty();
    }
  }

  private static ModelAlarm recall(Monitoring monitoring) {
    return monitoring.activeAlarms().stream()
        .filter(alarm -> alarm.kind() == Kind.RECALL)
        .findFirst()
        .orElseThrow();
  }

  /** All clusters have an outage every eighth hour, which is expected or is not. */
  private static List<Said> hours(int from, int end, boolean expected) {
    List<Said> hours = new ArrayList<>();
    for (int hour = from; hour < end; hour++) {
      for (int cluster = 0; cluster < CLUSTERS; cluster++) {
        boolean outageNext = (hour + 1) % 8 == 0;
        hours.add(
            new Said(
                hour * CLUSTERS + cluster,
                "C" + cluster,
                hour,
                "1",
                outageNext && expected ? 1 : 0,
                null,
                hour % 8 == 0,
                ""));
      }
    }
    return hours;
  }

  private Warehouse open() {
    return Warehouse.open(dataDir, WarehouseSettings.defaults());
  }
}
