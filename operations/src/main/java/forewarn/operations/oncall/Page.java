package forewarn.operations.oncall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was told, or is to be.
 *
 * @param key of the call that wanted it; the same for every attempt
 * @param person their number; whoever was on call when it was wanted, until it is sent
 * @param channel {@code mail}, {@code text} or {@code chat}; empty until it is sent
 * @param incident {@code INC-17}; empty when it is about none
 * @param asked when it was wanted
 * @param due when it is to be sent: later than asked when it falls into quiet hours
 * @param sent when it was; null until then
 * @param problem why it was not or will not be sent; null when it was, or waits
 */
public record Page(
    long number,
    String key,
    int level,
    long person,
    String channel,
    String incident,
    String message,
    Instant asked,
    Instant due,
    @Nullable Instant sent,
    @Nullable String problem) {

  /** Whether it waits for the end of quiet hours. */
  public boolean waits() {
    return sent == null && problem == null;
  }
}
