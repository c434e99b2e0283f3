package forewarn.operations.handover;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shift that was handed over, or is to be.
 *
 * @param number from 1
 * @param report what the giver has handed on
 * @param notes in the giver's words; may be empty
 * @param giver who has signed it first
 * @param given when
 * @param taker who has signed it second; null until somebody has
 * @param taken when; null until then
 */
public record Handover(
    long number,
    ShiftReport report,
    String notes,
    String giver,
    Instant given,
    @Nullable String taker,
    @Nullable Instant taken) {

  /** Whether both have signed it. */
  public boolean complete() {
    return taken != null;
  }

  /** As people and the audit name it: {@code handover 17}. */
  public String id() {
    return "handover " + number;
  }
}
