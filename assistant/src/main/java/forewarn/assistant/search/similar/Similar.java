package forewarn.assistant.search.similar;

import forewarn.assistant.search.Hit;
import forewarn.operations.incident.Incident;
import java.util.List;

/**
 * What is like an incident.
 *
 * @param past incidents that have ended, the likest first
 * @param about notes about its clusters from a day before its first sign to a day after
 * @param notes other notes that say the like, best first
 * @param actions what the notes like it say was done, most frequent first
 */
public record Similar(
    Incident incident, List<Past> past, List<Hit> about, List<Hit> notes, List<Action> actions) {

  /**
   * An incident that has ended; its state says how.
   *
   * @param score larger is liker, comparable within one answer only
   * @param byNetwork whether it shares clusters, an OLT, or province and cause
   * @param byText whether the two say the like
   * @param done what people wrote about it, oldest first
   */
  public record Past(
      Incident incident, double score, boolean byNetwork, boolean byText, List<String> done) {
    public Past {
      done = List.copyOf(done);
    }
  }

  /** Something that was done, and how many of the notes say so. */
  public record Action(String text, long notes) {}

  public Similar {
    past = List.copyOf(past);
    about = List.copyOf(about);
    notes = List.copyOf(notes);
    actions = List.copyOf(actions);
  }
}
