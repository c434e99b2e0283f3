package forewarn.operations.incident;

import java.time.Instant;

/**
 * An incident as it stands.
 *
 * @param number from 1; people say {@link #id()}
 * @param state where it is in its life
 * @param extent what of the network it takes in
 * @param diagnosis how bad it is, and why
 * @param impact what it costs
 * @param course what happened when
 * @param handling what people do about it
 * @param version rises with each change
 */
public record Incident(
    long number,
    State state,
    Extent extent,
    Diagnosis diagnosis,
    Impact impact,
    Course course,
    Handling handling,
    int version) {

  /** As people and addresses name it: {@code INC-17}. */
  public String id() {
    return id(number);
  }

  static String id(long number) {
    return "INC-" + number;
  }

  public boolean open() {
    return state.open();
  }

  /** Whether it is out of the queue at a moment. */
  public boolean shelved(Instant now) {
    Instant until = handling.shelvedUntil();
    return until != null && until.isAfter(now);
  }

  public Incident with(State changed) {
    return new Incident(number, changed, extent, diagnosis, impact, course, handling, version);
  }

  public Incident with(Extent changed) {
    return new Incident(number, state, changed, diagnosis, impact, course, handling, version);
  }

  public Incident with(Diagnosis changed) {
    return new Incident(number, state, extent, changed, impact, course, handling, version);
  }

  public Incident with(Impact changed) {
    return new Incident(number, state, extent, diagnosis, changed, course, handling, version);
  }

  public Incident with(Course changed) {
    return new Incident(number, state, extent, diagnosis, impact, changed, handling, version);
  }

  public Incident with(Handling changed) {
    return new Incident(number, state, extent, diagnosis, impact, course, changed, version);
  }

  Incident stored(long number, int version) {
    return new Incident(number, state, extent, diagnosis, impact, course, handling, version);
  }
}
