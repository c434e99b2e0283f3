package forewarn.assistant.search.phrase;

import forewarn.assistant.search.text.Field;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which notes are looked at for their phrases: those about an hour before an outage ({@code
 * label_outage_1h = 1}), against all others.
 *
 * @param reach what of the network the outage and the note have in common
 * @param hours a note counts from so many hours before the hour with the label to so many after
 * @param filters any of these values of a field
 * @param from the first moment; null for no limit
 * @param to the first moment after; null for no limit
 */
public record PhraseQuery(
    Reach reach,
    int hours,
    Map<Field, Set<String>> filters,
    @Nullable Instant from,
    @Nullable Instant to) {
  public static final int MOST_HOURS = 24;

  /** What of the network an outage and a note have in common. */
  public enum Reach {
    CLUSTER,
    PROVINCE
  }

  public PhraseQuery {
    filters = Map.copyOf(filters);
    if (hours < 0 || hours > MOST_HOURS) {
      throw new IllegalArgumentException(
          "Invalid hours: " + hours + ", expected 0 to " + MOST_HOURS);
    }
  }
}
