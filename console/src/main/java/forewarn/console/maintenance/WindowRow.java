package forewarn.console.maintenance;

import forewarn.operations.maintenance.MaintenanceWindow;
import forewarn.operations.maintenance.MaintenanceWindow.Phase;
import java.time.Instant;

/**
 * A window as pages show it.
 *
 * @param next when it is open next or now; empty when it will not be
 * @param silenced alarms it keeps or kept quiet
 */
public record WindowRow(
    MaintenanceWindow window,
    Phase phase,
    String state,
    String part,
    String schedule,
    String next,
    long silenced) {

  static WindowRow of(MaintenanceWindow window, Instant now, long silenced) {
    Phase phase = window.phase(now);
    return new WindowRow(
        window,
        phase,
        WindowWords.phase(phase),
        WindowWords.part(window.subtree()),
        WindowWords.schedule(window.schedule()),
        window.next(now).map(WindowWords::time).orElse(""),
        silenced);
  }

  /** The icon of its state. */
  public String icon() {
    return switch (phase) {
      case CURRENT -> "running";
      case COMING -> "waiting";
      case PAST -> "calm";
    };
  }
}
