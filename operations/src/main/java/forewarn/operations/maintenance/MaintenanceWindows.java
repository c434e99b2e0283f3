package forewarn.operations.maintenance;

import forewarn.operations.alarm.AlarmPlace;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.event.EventTypes;
import forewarn.operations.maintenance.MaintenanceWindow.Phase;
import forewarn.operations.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The maintenance windows. Those that have not been ended are kept in memory, so that asking for
 * each alarm costs no select. Thread-safe.
 */
public final class MaintenanceWindows {
  /** Characters of a title. */
  public static final int LONGEST_TITLE = 120;

  private final Database database;
  private final WindowTable table;
  private final EventLog events;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Object lock = new Object();
  private long changes;
  private int uncommitted;
  private @Nullable List<MaintenanceWindow> standing;

  /**
   * @param clock of the network: what is open now is asked of it
   */
  public MaintenanceWindows(
      Database database, EventLog events, AuditLog audit, InstantSource clock) {
    this.database = database;
    this.table = new WindowTable(database);
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The window that keeps alarms of a place at a moment quiet; of several the one that lasts
   * longest, so that whoever waits for its end waits for all of them. Costs no select.
   */
  public Optional<MaintenanceWindow> covering(AlarmPlace place, Instant at) {
    record Silence(MaintenanceWindow window, Occurrence time) {}
    return standing().stream()
        .flatMap(
            window -> window.silence(place, at).stream().map(time -> new Silence(window, time)))
        .max(
            Comparator.comparing((Silence silence) -> silence.time().until())
                .thenComparing(silence -> -silence.window().number()))
        .map(Silence::window);
  }

  /**
   * Adds a window.
   *
   * @throws IllegalArgumentException when the title is empty or too long, or the window would never
   *     be open
   */
  public MaintenanceWindow add(String title, Subtree subtree, Schedule schedule, Actor actor) {
    String stripped = title.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException(
          "Invalid title of a maintenance window: "
              + stripped.length()
              + " characters, expected 1 to "
              + LONGEST_TITLE);
    }
    return database.inTransaction(() -> {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      MaintenanceWindow window =
          table.insert(
              new MaintenanceWindow(0, stripped, subtree, schedule, actor.name(), now, null, null));
      if (window.phase(now) == Phase.PAST) {
        throw new IllegalArgumentException(
            "Cannot add maintenance window '" + stripped + "': it would never be open");
      }
      events.append(
          EventTypes.MAINTENANCE_PLANNED, window.id(), actor.name(), Map.of("title", stripped));
      audit.record(actor, "maintenance.add", window.id(), null, told(window));
      forget();
      return window;
    });
  }

  /**
   * Ends a window: it keeps nothing quiet from now on. One that is ended already stays as it is.
   *
   * @throws IllegalArgumentException when there is none of that id
   */
  public MaintenanceWindow end(String id, Actor actor) {
    return database.inTransaction(() -> {
      MaintenanceWindow window =
          find(id)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "Cannot find maintenance window " + id + ": there is none"));
      if (window.ended() != null) {
        return window;
      }
      table.end(window.number(), clock.instant(), actor.name());
      MaintenanceWindow ended = find(id).orElseThrow();
      events.append(
          EventTypes.MAINTENANCE_ENDED, window.id(), actor.name(), Map.of("title", window.title()));
      audit.record(actor, "maintenance.end", window.id(), told(window), told(ended));
      forget();
      return ended;
    });
  }

  /** By its id, {@code MW-17}. */
  public Optional<MaintenanceWindow> find(String id) {
    return id.matches("MW-[0-9]{1,18}")
        ? table.find(Long.parseLong(id.substring(3)))
        : Optional.empty();
  }

  /** Those of a phase now: the ones whose next time comes first, past ones newest first. */
  public List<MaintenanceWindow> list(Phase phase) {
    Instant now = clock.instant();
    Comparator<MaintenanceWindow> order =
        phase == Phase.PAST
            ? Comparator.comparing(MaintenanceWindow::number).reversed()
            : Comparator.comparing(
                window -> window.next(now).map(Occurrence::from).orElse(Instant.MAX));
    List<MaintenanceWindow> from = phase == Phase.PAST ? table.all() : standing();
    return from.stream().filter(window -> window.phase(now) == phase).sorted(order).toList();
  }

  private List<MaintenanceWindow> standing() {
    long seen;
    synchronized (lock) {
      if (standing != null) {
        return standing;
      }
      seen = changes;
    }
    List<MaintenanceWindow> read = table.standing();
    synchronized (lock) {
      // Kept only when what was read is what is committed.
      if (seen == changes && uncommitted == 0) {
        standing = read;
      }
    }
    return read;
  }

  private void forget() {
    changed(1);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            changed(-1);
          }
        });
  }

  private void changed(int begun) {
    synchronized (lock) {
      uncommitted += begun;
      changes++;
      standing = null;
    }
  }

  private static Map<String, Object> told(MaintenanceWindow window) {
    Schedule schedule = window.schedule();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("title", window.title());
    told.put("part", window.subtree().level().word());
    told.put("part_id", window.subtree().id());
    told.put("zone", schedule.zone().getId());
    told.put("first_day", schedule.firstDay().toString());
    if (schedule.lastDay() != null) {
      told.put("last_day", schedule.lastDay().toString());
    }
    told.put("start", schedule.start().toString());
    told.put("minutes", schedule.minutes());
    told.put("weekdays", schedule.orderedWeekdays().stream().map(Enum::name).toList());
    if (window.ended() != null) {
      told.put("ended", window.ended().toString());
    }
    return told;
  }
}
