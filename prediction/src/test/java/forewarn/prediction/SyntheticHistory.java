package forewarn.prediction;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecords;
import forewarn.telemetry.Signal;
import forewarn.telemetry.TestNetwork;
import forewarn.warehouse.query.HourlyHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A history after the reference process in small: each cluster has its own lead of 1 to 3 elevated
 * hours before an outage. For tests that need a history without files.
 */
public final class SyntheticHistory implements HourlyHistory {
  public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int HOURS_BETWEEN_OUTAGES = 60;

  private final List<HourlyRecord> records;

  private SyntheticHistory(List<HourlyRecord> records) {
    this.records = records;
  }

  /** Clusters of the reference network, hourly from {@link #START}, labelled. */
  public static SyntheticHistory of(int clusters, int hours, long seed) {
    Random random = new Random(seed);
    List<HourlyRecord> records = new ArrayList<>();
    for (int cluster = 0; cluster < clusters; cluster++) {
      String id = TestNetwork.PLAN.clusters().get(cluster).place().clusterId();
      records.addAll(cluster(id, 1 + cluster % 3, hours, random));
    }
    return of(records);
  }

  /** The given records, in the order histories have. */
  public static SyntheticHistory of(List<HourlyRecord> records) {
    return new SyntheticHistory(
        records.stream()
            .sorted(Comparator.comparing(HourlyRecord::clusterId).thenComparing(HourlyRecord::hour))
            .toList());
  }

  private static List<HourlyRecord> cluster(String id, int lead, int hours, Random random) {
    boolean[] outage = new boolean[hours + 4];
    for (int hour = 0; hour < outage.length; hour++) {
      outage[hour] = random.nextInt(HOURS_BETWEEN_OUTAGES) == 0;
    }
    List<HourlyRecord> records = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      Instant time = START.plus(Duration.ofHours(hour));
      HourlyRecord hourly = HourlyRecords.quiet(id, time);
      if (outage[hour]) {
        hourly = HourlyRecords.outage(id, time);
      } else if (comesWithin(lead, outage, hour)) {
        hourly = HourlyRecords.elevated(id, time);
      }
      records.add(labelled(noisy(hourly, random), outage[hour + 1]));
    }
    return records;
  }

  private static boolean comesWithin(int hours, boolean[] outage, int hour) {
    for (int ahead = 1; ahead <= hours; ahead++) {
      if (outage[hour + ahead]) {
        return true;
      }
    }
    return false;
  }

  private static HourlyRecord noisy(HourlyRecord hourly, Random random) {
    HourlyRecord noisy = shifted(hourly, Signal.SNR_AVG, 0.7 * random.nextGaussian());
    noisy = shifted(noisy, Signal.RX_POWER_AVG, 0.5 * random.nextGaussian());
    return shifted(noisy, Signal.TEMPERATURE_AVG_C, 0.8 * random.nextGaussian());
  }

  private static HourlyRecord shifted(HourlyRecord hourly, Signal signal, double by) {
    return HourlyRecords.with(hourly, signal, hourly.value(signal) + by);
  }

  private static HourlyRecord labelled(HourlyRecord hourly, boolean outageNextHour) {
    return new HourlyRecord(
        hourly.place(), hourly.hour(), hourly.readings(), outageNextHour, null, null);
  }

  public List<HourlyRecord> records() {
    return records;
  }

  /** As a live system has it: without labels. */
  public SyntheticHistory withoutLabels() {
    return new SyntheticHistory(records.stream().map(HourlyRecord::withoutLabel).toList());
  }

  @Override
  public long rows() {
    return records.size();
  }

  @Override
  public void scan(Visitor visitor) {
    for (HourlyRecord hourly : records) {
      Boolean label = hourly.outageNextHour();
      visitor.row(
          hourly.clusterId(),
          hourly.epochHour(),
          values(hourly),
          label == null ? -1 : label ? 1 : 0);
    }
  }

  /** The values in the order of {@link Signal#ALL}. */
  public static double[] values(HourlyRecord hourly) {
    return Signal.ALL.stream().mapToDouble(hourly::value).toArray();
  }
}
