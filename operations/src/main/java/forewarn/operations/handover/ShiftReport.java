package forewarn.operations.handover;

import forewarn.operations.alarm.Severity;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.State;
import forewarn.operations.maintenance.MaintenanceWindow;
import forewarn.operations.maintenance.MaintenanceWindow.Phase;
import forewarn.operations.maintenance.Occurrence;
import forewarn.operations.maintenance.Subtree.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shift hands on, as it stood at a moment.
 *
 * @param at the moment, wall clock
 * @param since from when on changes are told
 * @param open incidents in the queue, largest impact first
 * @param openCount how many there are, also when not all are listed
 * @param shelved incidents that come back by themselves
 * @param predicted clusters of which an outage is expected, most lines first
 * @param work maintenance that goes on or comes within a day
 * @param onCall who is called from then on
 * @param changes how often what has happened, by type of event
 * @param news which incidents it has happened to, most important first; empty in reports that were
 *     signed before they told it
 */
public record ShiftReport(
    Instant at,
    Instant since,
    List<Item> open,
    long openCount,
    List<Item> shelved,
    List<Expected> predicted,
    List<Work> work,
    List<Duty> onCall,
    Map<String, Long> changes,
    List<Group> news) {

  public ShiftReport {
    open = List.copyOf(open);
    shelved = List.copyOf(shelved);
    predicted = List.copyOf(predicted);
    work = List.copyOf(work);
    onCall = List.copyOf(onCall);
    news = news == null ? List.of() : List.copyOf(news);
  }

  /** An incident as it stood. */
  public record Item(
      String id,
      String title,
      String place,
      State state,
      Severity severity,
      int customers,
      @Nullable String acknowledgedBy,
      @Nullable String assignee,
      @Nullable Instant shelvedUntil,
      @Nullable String shelvedWhy) {

    static Item of(Incident incident) {
      return new Item(
          incident.id(),
          incident.diagnosis().title(),
          incident.extent().place(),
          incident.state(),
          incident.diagnosis().severity(),
          incident.impact().customers(),
          incident.handling().acknowledgedBy(),
          incident.handling().assignee(),
          incident.handling().shelvedUntil(),
          incident.handling().shelvedWhy());
    }
  }

  /**
   * An outage that is expected.
   *
   * @param hour the hour it is expected in, in the data's time
   * @param probability 0..1
   * @param lines registered ONTs
   */
  public record Expected(
      String cluster, String province, Instant hour, double probability, long lines) {}

  /** A maintenance window and its next time. */
  public record Work(
      String id,
      String title,
      Level part,
      String partId,
      Phase phase,
      Instant from,
      Instant until) {

    static Work of(MaintenanceWindow window, Occurrence time, Instant now) {
      return new Work(
          window.id(),
          window.title(),
          window.subtree().level(),
          window.subtree().id(),
          window.phase(now),
          time.from(),
          time.until());
    }
  }

  /**
   * The incidents that the same has happened to.
   *
   * @param type of the events
   * @param first those of largest impact
   * @param more how many others there are
   */
  public record Group(String type, List<Mention> first, long more) {
    public Group {
      first = List.copyOf(first);
    }
  }

  /** An incident as it was called when the report was made. */
  public record Mention(String id, String title, int customers) {}

  /**
   * Who is on call on a level.
   *
   * @param person null when nobody is
   * @param until when that ends
   */
  public record Duty(int level, String name, @Nullable String person, @Nullable Instant until) {}
}
