package forewarn.operations.report;

import forewarn.operations.incident.Incident;
import forewarn.operations.incident.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a period and their figures. Times of people and of Forewarn are the wall
 * clock's, which the period is of.
 *
 * @param opened those opened in it
 * @param ended those resolved or averted in it
 * @param open those open at its end, or now when it has not ended, largest impact first
 */
public record IncidentDigest(
    Instant from, Instant until, List<Incident> opened, List<Incident> ended, List<Incident> open) {

  public IncidentDigest {
    opened = List.copyOf(opened);
    ended = List.copyOf(ended);
    open = List.copyOf(open);
  }

  /** Of all incidents that were open at some time of a period. */
  public static IncidentDigest of(Instant from, Instant until, List<Incident> incidents) {
    List<Incident> opened = new ArrayList<>();
    List<Incident> ended = new ArrayList<>();
    List<Incident> open = new ArrayList<>();
    for (Incident incident : incidents) {
      if (within(from, until, incident.course().opened())) {
        opened.add(incident);
      }
      boolean merged = incident.state() == State.MERGED;
      if (within(from, until, incident.course().closed()) && !merged) {
        ended.add(incident);
      }
      Instant closed = incident.course().closed();
      if (incident.course().opened().isBefore(until)
          && (closed == null || !closed.isBefore(until))) {
        open.add(incident);
      }
    }
    open.sort((one, other) -> Double.compare(other.impact().score(), one.impact().score()));
    return new IncidentDigest(from, until, opened, ended, open);
  }

  private static boolean within(Instant from, Instant until, @Nullable Instant at) {
    return at != null && !at.isBefore(from) && at.isBefore(until);
  }

  /** Customers of the open ones that are seen. */
  public int customersAffected() {
    return open.stream()
        .filter(incident -> incident.course().outage() != null)
        .mapToInt(incident -> incident.impact().customers())
        .sum();
  }

  /** Mean minutes from opening to acknowledgement, of those opened in the period; NaN of none. */
  public double meanMinutesToAcknowledge() {
    return mean(
        opened.stream()
            .filter(incident -> incident.handling().acknowledged() != null)
            .mapToDouble(
                incident -> minutes(incident.course().opened(), incident.handling().acknowledged()))
            .average());
  }

  /** Mean minutes from the outage to its end, of those resolved in the period; NaN of none. */
  public double meanMinutesToResolve() {
    return mean(
        ended.stream()
            .filter(incident ->
                incident.state() == State.RESOLVED && incident.course().outage() != null)
            .mapToDouble(
                incident -> minutes(incident.course().outage(), incident.course().closed()))
            .average());
  }

  /** Share of those predicted that ended in the period and did not happen; NaN of none. */
  public double falseAlarmRate() {
    List<Incident> predicted =
        ended.stream().filter(incident -> incident.course().expected() != null).toList();
    return mean(
        predicted.stream()
            .mapToDouble(incident -> incident.state() == State.AVERTED ? 1 : 0)
            .average());
  }

  private static double minutes(@Nullable Instant from, @Nullable Instant until) {
    return from == null || until == null
        ? Double.NaN
        : Duration.between(from, until).toSeconds() / 60.0;
  }

  private static double mean(OptionalDouble mean) {
    return mean.orElse(Double.NaN);
  }
}
