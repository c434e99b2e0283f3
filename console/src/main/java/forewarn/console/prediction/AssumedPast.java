package forewarn.console.prediction;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Place;
import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hours before a record, as far as a person can tell them: those of its cluster, or else a
 * quiet day, and then hours like the record itself for as long as it has lasted.
 */
final class AssumedPast {
  static final int MOST_HOURS = 24;

  private static final int QUIET_HOURS = 24;

  private AssumedPast() {}

  /**
   * The record as the last of its hours.
   *
   * @param known hours of its cluster, oldest first; empty when it has none
   * @param lasted hours, with the record's own; 0 when nobody says
   */
  static List<HourlyRecord> before(HourlyRecord given, List<HourlyRecord> known, int lasted) {
    List<HourlyRecord> hours = new ArrayList<>(known);
    if (hours.isEmpty() && lasted > 0) {
      for (int ago = QUIET_HOURS + lasted - 1; ago >= lasted; ago--) {
        hours.add(at(given.hour().minus(Duration.ofHours(ago)), given.place(), quiet()));
      }
    }
    Instant first =
        hours.isEmpty() ? given.hour() : hours.getLast().hour().plus(Duration.ofHours(1));
    Place place = hours.isEmpty() ? given.place() : hours.getLast().place();
    for (int hour = 0; hour < Math.max(1, lasted); hour++) {
      hours.add(at(first.plus(Duration.ofHours(hour)), place, given.readings()));
    }
    return hours;
  }

  /**
   * The record after the known hours of its cluster: at its own hour when that is later than all of
   * them, or else at the next one.
   *
   * @param known oldest first; empty when the record has no past
   * @param hour the record says it is of; empty when it does not say
   */
  static List<HourlyRecord> after(
      List<HourlyRecord> known, HourlyRecord given, Optional<Instant> hour) {
    if (known.isEmpty()) {
      return List.of(given);
    }
    Instant next = known.getLast().hour().plus(Duration.ofHours(1));
    List<HourlyRecord> hours = new ArrayList<>(known);
    hours.add(
        at(
            hour.filter(said -> said.isAfter(next)).orElse(next),
            known.getLast().place(),
            given.readings()));
    return hours;
  }

  private static Readings quiet() {
    Map<Signal, Double> values = new EnumMap<>(Signal.class);
    LiveField.ALL.forEach(field -> values.put(field.signal(), Double.valueOf(field.quiet())));
    Readings readings = Readings.of(values);
    return readings.with(Signal.RX_POWER_AVG, readings.value(Signal.RX_POWER_AVG_DBM));
  }

  private static HourlyRecord at(Instant hour, Place place, Readings readings) {
    return new HourlyRecord(place, hour, readings, null, null, null);
  }
}
