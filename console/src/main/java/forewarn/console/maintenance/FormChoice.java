package forewarn.console.maintenance;

import forewarn.operations.maintenance.Subtree.Level;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * A choice of the form: a weekday.
 *
 * @param value in the form
 * @param label in the reader's language
 */
public record FormChoice(String value, String label) {
  /** The time zones there are. */
  public static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.matches("UTC|(Africa|America|Asia|Australia|Europe|Pacific)/.+"))
          .sorted()
          .toList();

  /** From Monday on. */
  public static List<FormChoice> all() {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> new FormChoice(day.name(), WindowWords.weekday(day)))
        .toList();
  }

  /** A level in the reader's language. */
  public static String level(Level level) {
    return WindowWords.level(level);
  }
}
