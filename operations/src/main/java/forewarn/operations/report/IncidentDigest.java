package forewarn.operations.report;

import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentFigures;
import forewarn.operations.incident.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a period beside its figures. Times of people and of Forewarn are the wall
 * clock's, which the period is of. Merged ones are a part of the one they were merged into, as in
 * the figures.
 *
 * @param figures as they are defined for every page and report
 * @param opened those opened in it
 * @param ended those resolved or averted in it
 * @param open those open at its end, or now when it has not ended, largest impact first
 */
public record IncidentDigest(
    Instant from,
    Instant until,
    IncidentFigures figures,
    List<Incident> opened,
    List<Incident> ended,
    List<Incident> open) {

  public IncidentDigest {
    opened = List.copyOf(opened);
    ended = List.copyOf(ended);
    open = List.copyOf(open);
  }

  /** Of all incidents that were open at some time of a period. */
  public static IncidentDigest of(
      Instant from, Instant until, IncidentFigures figures, List<Incident> incidents) {
    List<Incident> opened = new ArrayList<>();
    List<Incident> ended = new ArrayList<>();
    List<Incident> open = new ArrayList<>();
    for (Incident incident : incidents) {
      if (incident.state() == State.MERGED) {
        continue;
      }
      Instant closed = incident.course().closed();
      if (within(from, until, incident.course().opened())) {
        opened.add(incident);
      }
      if (within(from, until, closed)) {
        ended.add(incident);
      }
      if (incident.course().opened().isBefore(until)
          && (closed == null || !closed.isBefore(until))) {
        open.add(incident);
      }
    }
    open.sort(
        Comparator.comparingDouble((Incident incident) -> incident.impact().score()).reversed());
    return new IncidentDigest(from, until, figures, opened, ended, open);
  }

  private static boolean within(Instant from, Instant until, @Nullable Instant at) {
    return at != null && !at.isBefore(from) && at.isBefore(until);
  }

  /** Lines of the open ones, out of service or expected to be. */
  public long customersAffected() {
    return open.stream().mapToLong(incident -> incident.impact().customers()).sum();
  }
}
