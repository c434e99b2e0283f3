package forewarn.assistant.search.phrase;

import java.util.List;

/**
 * Which phrases notes before outages have, and how much more often than other notes.
 *
 * @param notes how many notes are about an hour before an outage
 * @param others how many are not
 * @param causes what notes give as the cause, most frequent first
 * @param symptoms what customers notice
 * @param actions what is done
 * @param words words and pairs of words that set these notes apart, most telling first
 */
public record PhraseReport(
    long notes,
    long others,
    List<Phrase> causes,
    List<Phrase> symptoms,
    List<Phrase> actions,
    List<Phrase> words) {

  /**
   * A phrase.
   *
   * @param notes so many notes before outages have it
   * @param others so many of the others
   * @param weight how sure it is that notes before outages say it more often, in standard
   *     deviations of the logarithm of the odds; below 0 when they say it less often
   */
  public record Phrase(String text, long notes, long others, double weight) {}

  public PhraseReport {
    causes = List.copyOf(causes);
    symptoms = List.copyOf(symptoms);
    actions = List.copyOf(actions);
    words = List.copyOf(words);
  }
}
