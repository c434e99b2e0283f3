package forewarn.operations.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that has happened.
 *
 * @param sequence its place in the {@link EventLog}, from 1 without gaps
 * @param type what, in the past tense: {@code incident.opened} (see {@link EventTypes})
 * @param subject of what: {@code INC-17}, a cluster's id, a run's id
 * @param actor who: a user's name, or {@code forewarn} for what happens by itself
 * @param at wall clock time
 * @param data fields of the type by name, values as JSON knows them
 */
public record Event(
    long sequence,
    String type,
    String subject,
    String actor,
    Instant at,
    Map<String, Object> data) {
  /** The actor of what happens by itself. */
  public static final String FOREWARN = "forewarn";

  public Event {
    data = Collections.unmodifiableMap(new TreeMap<>(data));
  }

  /** A field as text; empty when it is not there. */
  public String text(String field) {
    Object value = data.get(field);
    return value == null ? "" : value.toString();
  }
}
