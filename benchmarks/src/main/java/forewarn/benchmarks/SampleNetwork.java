package forewarn.benchmarks;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Place;
import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import forewarn.telemetry.network.Cluster;
import forewarn.telemetry.network.ReferenceNetwork;
import forewarn.warehouse.query.HourlyHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows with the shape and size of real ones, made fast: quiet hours with an outage now and then,
 * announced two hours before. Not a model of a network; for that there is the simulator.
 */
final class SampleNetwork implements HourlyHistory {
  private static final long FIRST_HOUR =
      Instant.parse("2024-10-01T00:00:00Z").getEpochSecond() / 3600;
  private static final int HOURS_BETWEEN_OUTAGES = 240;
  private static final int ANNOUNCED_HOURS = 2;

  private final List<Cluster> clusters = ReferenceNetwork.plan().clusters();
  private final int hours;

  SampleNetwork(int hours) {
    this.hours = hours;
  }

  @Override
  public long rows() {
    return (long) clusters.size() * hours;
  }

  @Override
  public void scan(Visitor visitor) {
    double[] values = new double[Signal.ALL.size()];
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      for (int hour = 0; hour < hours; hour++) {
        fill(values, cluster, hour);
        visitor.row(
            clusters.get(cluster).id(),
            FIRST_HOUR + hour,
            values,
            hoursUntilOutage(cluster, hour) == 1 ? 1 : 0);
      }
    }
  }

  /** Record n of a stream in order of time: hour n / clusters of cluster n mod clusters. */
  HourlyRecord record(long n) {
    int cluster = (int) (n % clusters.size());
    int hour = (int) (n / clusters.size());
    double[] values = new double[Signal.ALL.size()];
    fill(values, cluster, hour);
    Place place = clusters.get(cluster).place();
    Instant at = Instant.ofEpochSecond((FIRST_HOUR + hour) * 3600);
    return new HourlyRecord(place, at, Readings.of(values), null, at, n);
  }

  private static int hoursUntilOutage(int cluster, int hour) {
    return (HOURS_BETWEEN_OUTAGES - (hour + 37 * cluster) % HOURS_BETWEEN_OUTAGES)
        % HOURS_BETWEEN_OUTAGES;
  }

  private static void fill(double[] values, int cluster, int hour) {
    SplittableRandom random = new SplittableRandom(31L * hour + cluster);
    int until = hoursUntilOutage(cluster, hour);
    boolean outage = until == 0;
    boolean announced = until > 0 && until <= ANNOUNCED_HOURS;
    Arrays.fill(values, 0);
    values[Signal.ONT_REGISTERED.ordinal()] = 600 + cluster;
    double ratio = random.nextDouble(0, 0.012) + (outage ? 0.21 : announced ? 0.035 : 0);
    values[Signal.OFFLINE_ONT_RATIO.ordinal()] = ratio;
    values[Signal.OFFLINE_ONT_NOW.ordinal()] = Math.rint(ratio * (600 + cluster));
    values[Signal.LINK_LOSS_COUNT.ordinal()] = random.nextInt(3);
    values[Signal.BAD_RSL_COUNT.ordinal()] = random.nextInt(4);
    values[Signal.HIGH_TEMP_COUNT.ordinal()] = random.nextInt(2);
    values[Signal.DYING_GASP_COUNT.ordinal()] = random.nextInt(2);
    values[Signal.TRAP_TREND_SCORE.ordinal()] =
        random.nextDouble(-0.02, 0.02) + (outage ? 1.2 : announced ? 0.8 : 0);
    values[Signal.FAULT_RATE.ordinal()] = random.nextDouble(0, 0.008);
    values[Signal.SNR_AVG.ordinal()] = random.nextDouble(23, 27);
    double power = random.nextDouble(-20, -18);
    values[Signal.RX_POWER_AVG.ordinal()] = power;
    values[Signal.RX_POWER_AVG_DBM.ordinal()] = power;
    values[Signal.TEMPERATURE_AVG_C.ordinal()] = random.nextDouble(36, 39);
    values[Signal.HOUR_OF_DAY.ordinal()] = (FIRST_HOUR + hour) % 24;
    values[Signal.DAY_OF_WEEK.ordinal()] = ((FIRST_HOUR + hour) / 24 + 3) % 7;
  }
}
