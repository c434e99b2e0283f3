package forewarn.simulator.process;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one hour is like for the whole network.
 *
 * @param dayOfWeek 0 is Monday
 * @param dayOfYear from 1
 * @param maintenance whether work on the network is under way
 */
record Conditions(
    long epochHour,
    Instant instant,
    int hourOfDay,
    int dayOfWeek,
    int dayOfYear,
    boolean maintenance,
    double diurnal,
    double seasonal) {

  static Conditions of(long epochHour, Noise maintenance) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochHour, 24L));
    int hourOfDay = (int) Math.floorMod(epochHour, 24L);
    double maintenanceChance = hourOfDay >= 1 && hourOfDay <= 4 ? 0.004 : 0.002;
    return new Conditions(
        epochHour,
        Era.instant(epochHour),
        hourOfDay,
        date.getDayOfWeek().getValue() - 1,
        date.getDayOfYear(),
        maintenance.at(epochHour).nextDouble() < maintenanceChance,
        Curves.diurnal(hourOfDay),
        Curves.seasonal(date.getDayOfYear(), date.getMonthValue()));
  }
}
