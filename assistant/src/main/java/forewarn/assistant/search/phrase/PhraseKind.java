package forewarn.assistant.search.phrase;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a phrase of a note says, and by which words it is introduced, in English or Indonesian. */
public enum PhraseKind {
  CAUSE(
      "(?:drivers?|indicators?|root cause|cause|reason|penyebab)\\s*[:=]\\s*([^.;(),]+)",
      "\\s—\\s([^.;(),=]+)(?=[.;]|$)",
      "(?:due to|because of|caused by|karena|akibat)\\s+([^.;(),]+)"),
  SYMPTOM(
      "(?:users? reports?|customers? (?:report|reports|experiencing|see)|i'm experiencing)"
          + "\\s+([^.;(),]+)",
      "observed\\s*\\(([^)]+)\\)",
      "(?:keluhan|gejala)\\s*:\\s*([^.;(),]+)"),
  ACTION(
      "(?:action|plan|tindakan)\\s*:\\s*([^.;(),]+)",
      "\\bcontinue\\s+([^.;(),]+)",
      "\\b((?:mitigation in flight|monitoring closely|proceed per plan|preparing mitigation"
          + "|coordinating with field|awaiting stabilization|continuing monitoring"
          + "|tracking kpis closely))\\b",
      "\\b((?:replaced|cleaned|rebooted|restarted|dispatched|rerouted|escalated|reset|repaired"
          + "|swapped|spliced|tightened)\\s[^.;(),]+)");

  private static final int LONGEST = 60;

  private final List<Pattern> introduced;

  PhraseKind(String... introduced) {
    this.introduced =
        List.of(introduced).stream()
            .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
            .toList();
  }

  /** The phrases of a form. */
  public Set<String> of(String form) {
    Set<String> phrases = new LinkedHashSet<>();
    for (Pattern pattern : introduced) {
      for (MatchResult found : pattern.matcher(form).results().toList()) {
        String phrase = found.group(1).strip().toLowerCase(Locale.ROOT);
        if (!phrase.isEmpty()) {
          phrases.add(phrase.length() > LONGEST ? phrase.substring(0, LONGEST) : phrase);
        }
      }
    }
    return phrases;
  }
}
