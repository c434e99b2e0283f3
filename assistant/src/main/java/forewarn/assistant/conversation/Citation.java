package forewarn.assistant.conversation;

/**
 * Where something of an answer is from, or can be seen.
 *
 * @param kind what it is: cluster, incident, note, table, file
 * @param label as shown
 * @param address a page of the console, from its root
 */
public record Citation(Kind kind, String label, String address) {
  /** What is cited. */
  public enum Kind {
    CLUSTER,
    INCIDENT,
    NOTE,
    TABLE,
    FILE
  }
}
