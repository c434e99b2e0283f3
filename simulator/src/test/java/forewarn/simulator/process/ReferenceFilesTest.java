package forewarn.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forewarn.telemetry.SeedData;
import forewarn.telemetry.Signal;
import forewarn.telemetry.TestNetwork;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The reference process against two months of files in the reference format. Both are samples of
 * 204 clusters, so that means and spreads are compared by their standard error over clusters: among
 * the some hundred comparisons, one of 4 standard errors by chance alone is a matter of one in a
 * hundred.
 */
class ReferenceFilesTest {
  private static final long SEED = 21;
  private static final Instant FIRST = Instant.parse("2024-11-01T00:00:00Z");
  private static final int HOURS = 61 * 24;

  /** All but those that the calendar fixes and maintenance, which the network has only once. */
  private static final Set<Signal> SAMPLED =
      EnumSet.complementOf(
          EnumSet.of(Signal.HOUR_OF_DAY, Signal.DAY_OF_WEEK, Signal.IS_MAINTENANCE_WINDOW));

  @Test
  void eachColumnAndTheLabelHaveTheMeanAndSpreadOfTheFiles() throws IOException {
    Sample files = new Sample();
    SeedRows.forEach(
        SeedData.file("RAW_ML_FEATURES_2024_11_12.parquet"),
        row -> {
          String cluster = row.get("cluster_id").toString();
          SAMPLED.forEach(
              signal -> files.add(signal.column(), cluster, number(row, signal.column())));
          files.add("label_outage_1h", cluster, number(row, "label_outage_1h"));
        });

    Sample simulated = new Sample();
    simulate(observation -> {
      String cluster = observation.hourly().clusterId();
      SAMPLED.forEach(
          signal -> simulated.add(signal.column(), cluster, observation.hourly().value(signal)));
      simulated.add("label_outage_1h", cluster, number(observation.truth().outageNextHour()));
    });

    simulated.assertLike(files);
  }

  @Test
  void quietPrecursorAndOutageHoursLookLikeThoseOfTheFiles() throws IOException {
    Sample files = new Sample();
    SeedRows.forEach(
        SeedData.file("RAW_ONT_STATUS_2024_11_12.parquet"),
        row -> {
          String cluster = row.get("cluster_id").toString();
          String state = state(number(row, "precursor_flag"), number(row, "outage_now"));
          SAMPLED.forEach(
              signal -> files.add(state + signal.column(), cluster, number(row, signal.column())));
        });

    Sample simulated = new Sample();
    simulate(observation -> {
      Truth truth = observation.truth();
      String state = state(number(truth.precursor()), number(truth.outage()));
      SAMPLED.forEach(signal ->
          simulated.add(
              state + signal.column(),
              observation.hourly().clusterId(),
              observation.hourly().value(signal)));
    });

    simulated.assertLike(files);
  }

  @Test
  void stressAndTheDayLookLikeThoseOfTheFiles() throws IOException {
    Sample files = new Sample();
    SeedRows.forEach(
        SeedData.file("RAW_ONT_STATUS_2024_11_12.parquet"),
        row -> {
          String cluster = row.get("cluster_id").toString();
          String time = (int) number(row, "hour_of_day") + " h ";
          files.addChange("stress", cluster, number(row, "stress"));
          files.add(time + "stress", cluster, number(row, "stress"));
          files.add(time + "fault_rate", cluster, number(row, "fault_rate"));
          files.add(time + "temperature", cluster, number(row, "temperature_avg_c"));
        });

    Sample simulated = new Sample();
    simulate(observation -> {
      var hourly = observation.hourly();
      String cluster = hourly.clusterId();
      String time = (int) hourly.value(Signal.HOUR_OF_DAY) + " h ";
      simulated.addChange("stress", cluster, observation.truth().stress());
      simulated.add(time + "stress", cluster, observation.truth().stress());
      simulated.add(time + "fault_rate", cluster, hourly.value(Signal.FAULT_RATE));
      simulated.add(time + "temperature", cluster, hourly.value(Signal.TEMPERATURE_AVG_C));
    });

    simulated.assertLike(files);
  }

  @Test
  void overTwoYearsOutagesAndMaintenanceAreAsRareAsPublished() {
    NetworkProcess process =
        new NetworkProcess(TestNetwork.PLAN, Profile.REFERENCE, SEED, NetworkProcess.START);
    long records = 0;
    long positives = 0;
    long maintenanceHours = 0;
    for (int i = 0; i < Era.SPAN; i++) {
      NetworkHour hour = process.next();
      Observation first = hour.observations().getFirst();
      maintenanceHours += (long) first.hourly().value(Signal.IS_MAINTENANCE_WINDOW);
      records += hour.observations().size();
      positives += hour.observations().stream().filter(o -> o.truth().outageNextHour()).count();
    }

    assertThat(records).isEqualTo(3_578_976);
    // 14,700 outages and clusters of unlike hazard leave 0.41 % uncertain by 0.005 %.
    assertThat(100.0 * positives / records).isCloseTo(0.41, within(0.015));
    // 41 hours are expected, with a standard deviation of 6.4.
    assertThat(maintenanceHours).isBetween(15L, 67L);
  }

  private static void simulate(Consumer<Observation> each) {
    System.out.println("seed " + SEED);
    NetworkProcess process = new NetworkProcess(TestNetwork.PLAN, Profile.REFERENCE, SEED, FIRST);
    for (int i = 0; i < HOURS; i++) {
      process.next().observations().forEach(each);
    }
  }

  private static String state(double precursor, double outage) {
    return outage > 0 ? "outage " : precursor > 0 ? "precursor " : "quiet ";
  }

  private static double number(Map<?, ?> row, String column) {
    return ((Number) row.get(column)).doubleValue();
  }

  private static double number(boolean flag) {
    return flag ? 1 : 0;
  }
}
