package forewarn.assistant.conversation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that sends or changes, to be done once its user has confirmed it: this tool with this
 * input, once, before it expires.
 *
 * @param summary what would be done, in a sentence
 * @param state as it was when it was read
 */
public record Proposal(
    String id,
    String tool,
    Map<String, Object> input,
    String summary,
    Instant expiresAt,
    State state) {
  /** What has become of it. */
  public enum State {
    OPEN,
    /** Confirmed or declined. */
    SETTLED,
    EXPIRED
  }

  public Proposal {
    input = new LinkedHashMap<>(input);
  }
}
