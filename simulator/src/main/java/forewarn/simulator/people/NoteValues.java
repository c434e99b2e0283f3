package forewarn.simulator.people;

import forewarn.simulator.process.AlarmCounts;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Place;
import forewarn.telemetry.Signal;
import forewarn.telemetry.network.Cluster;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The figures and names that a note about an hour may mention. */
final class NoteValues {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private NoteValues() {}

  static Map<String, String> of(Cluster cluster, HourlyRecord hourly, SplittableRandom random) {
    Map<String, String> values = new HashMap<>();
    addPlace(values, cluster);
    addSignals(values, hourly);
    addTimes(values, hourly, random);
    addSurroundings(values, random);
    return values;
  }

  private static void addPlace(Map<String, String> values, Cluster cluster) {
    Place place = cluster.place();
    values.put("city", String.valueOf(place.city()));
    values.put("cluster", String.valueOf(place.clusterName()));
    values.put("cluster_id", place.clusterId());
    values.put("olt", String.valueOf(place.oltId()));
    values.put("fdt", String.valueOf(place.fdtName()));
    values.put("fat", String.valueOf(place.fatName()));
    values.put("vendor", cluster.vendor());
    values.put("firmware", cluster.firmwareVersion());
  }

  private static void addSignals(Map<String, String> values, HourlyRecord hourly) {
    AlarmCounts alarms = AlarmCounts.of(hourly);
    values.put("ll", String.valueOf(alarms.linkLoss()));
    values.put("rsl", String.valueOf(alarms.badRsl()));
    values.put("ht", String.valueOf(alarms.highTemp()));
    values.put("dg", String.valueOf(alarms.dyingGasp()));
    values.put("total", String.valueOf(alarms.total()));
    values.put("kind_count", String.valueOf(leadingCount(alarms)));
    values.put("onts", decimal("%.0f", hourly.value(Signal.ONT_REGISTERED)));
    values.put("offline", decimal("%.0f", hourly.value(Signal.OFFLINE_ONT_NOW)));
    values.put("offline_pct", decimal("%.1f", 100 * hourly.value(Signal.OFFLINE_ONT_RATIO)));
    values.put("fault_rate", decimal("%.2f", 100 * hourly.value(Signal.FAULT_RATE)));
    values.put("rx", decimal("%.1f", hourly.value(Signal.RX_POWER_AVG)));
    values.put("snr", decimal("%.1f", hourly.value(Signal.SNR_AVG)));
    values.put("temp", decimal("%.1f", hourly.value(Signal.TEMPERATURE_AVG_C)));
    values.put("trend", decimal("%+.2f", hourly.value(Signal.TRAP_TREND_SCORE)));
  }

  private static void addTimes(
      Map<String, String> values, HourlyRecord hourly, SplittableRandom random) {
    LocalDateTime hour = LocalDateTime.ofInstant(hourly.hour(), ZoneOffset.UTC);
    values.put("hour", CLOCK.format(hour));
    values.put("last_hour", CLOCK.format(hour.minusHours(1)));
    values.put("next_hour", CLOCK.format(hour.plusHours(1)));
    values.put("hour_minute", CLOCK.format(hour.plusMinutes(random.nextInt(2, 58))));
    values.put("eta", CLOCK.format(hour.plusMinutes(15L * random.nextInt(5, 16))));
    values.put("minutes", String.valueOf(random.nextInt(4, 56)));
    values.put("weekday", hour.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /** What the process has no figures for, drawn within what a network of this kind has. */
  private static void addSurroundings(Map<String, String> values, SplittableRandom random) {
    values.put("slot", String.valueOf(random.nextInt(1, 8)));
    values.put("port", String.valueOf(random.nextInt(0, 16)));
    values.put("crew_number", String.valueOf(random.nextInt(1, 30)));
    values.put("km", decimal("%.1f", random.nextDouble(0.4, 9.5)));
    values.put("loss", decimal("%.1f", random.nextDouble(0.6, 4)));
    values.put("db", decimal("%.1f", random.nextDouble(3, 8)));
    values.put("small_db", decimal("%.1f", random.nextDouble(0.1, 0.6)));
    values.put("percent", String.valueOf(random.nextInt(22, 78)));
    values.put("spares", String.valueOf(random.nextInt(2, 9)));
    values.put("spares2", String.valueOf(random.nextInt(3, 25)));
    values.put("calls", String.valueOf(random.nextInt(6, 60)));
    values.put("speed", String.valueOf(random.nextInt(3, 30) * 10));
    values.put("uptime", String.valueOf(random.nextInt(9, 380)));
    values.put("battery_hours", String.valueOf(random.nextInt(2, 9)));
    values.put("inc", "INC%07d".formatted(random.nextInt(120_000, 990_000)));
    values.put("chg", "CHG%05d".formatted(random.nextInt(10_000, 60_000)));
  }

  /** The kind with the most alarms, as the phrases name it; bad levels when there are none. */
  static String leadingKind(HourlyRecord hourly) {
    AlarmCounts alarms = AlarmCounts.of(hourly);
    int most = leadingCount(alarms);
    if (alarms.badRsl() == most) {
      return "bad_rsl";
    }
    if (alarms.linkLoss() == most) {
      return "link_loss";
    }
    return alarms.dyingGasp() == most ? "dying_gasp" : "high_temp";
  }

  private static int leadingCount(AlarmCounts alarms) {
    return Math.max(
        Math.max(alarms.badRsl(), alarms.linkLoss()),
        Math.max(alarms.dyingGasp(), alarms.highTemp()));
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
