package forewarn.operations.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened when. Two clocks: what the network did ({@code began}, {@code expected}, {@code
 * ended}) is told in the data's time, what Forewarn and people did ({@code opened}, {@code outage},
 * {@code closed}) in the wall clock's. On a live network they agree.
 *
 * @param began the hour of the first sign
 * @param expected the hour for which the outage is predicted; null when it was not
 * @param ended the first hour without a sign; null until then
 * @param opened when the incident was made
 * @param outage when the outage was first seen; null until then
 * @param closed when the incident was; null until then
 * @param closedBy who closed it, {@code forewarn} when the network did
 * @param mergedInto the number of the incident it goes on in; null unless merged
 * @param reopened how often it came back shortly after its end
 * @param flapping whether it came back so often that it is held open until it stays quiet
 */
public record Course(
    Instant began,
    @Nullable Instant expected,
    @Nullable Instant ended,
    Instant opened,
    @Nullable Instant outage,
    @Nullable Instant closed,
    @Nullable String closedBy,
    @Nullable Long mergedInto,
    int reopened,
    boolean flapping) {

  public Course closed(Instant at, String by) {
    return new Course(
        began, expected, ended, opened, outage, at, by, mergedInto, reopened, flapping);
  }

  Course merged(long into, Instant at, String by) {
    return new Course(began, expected, ended, opened, outage, at, by, into, reopened, flapping);
  }
}
