package forewarn.assistant.analyst.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The phrases a question may use for what is in the model and its data. Immutable once built. */
final class Vocabulary {
  /** Words between those of a phrase that may be skipped, as in "ONTs that are offline". */
  private static final int MOST_SKIPPED = 3;

  private static final int LONGEST = 8;
  private static final Set<String> HAVE = Set.of("had", "have", "has", "having");
  private static final Set<String> CONNECTORS =
      Set.of("of", "the", "a", "an", "to", "in", "for", "from", "is", "are", "was", "that", "yang");

  private final Map<List<String>, Set<Meaning>> phrases = new HashMap<>();
  private final Map<Set<String>, List<String>> unordered = new HashMap<>();
  private final Map<String, Set<Meaning>> parts = new HashMap<>();
  private final Map<String, Set<String>> partOf = new HashMap<>();
  private final Set<String> words = new TreeSet<>();
  private int longest;

  /** A phrase that was found, and how many tokens it takes. */
  record Match(List<Meaning> meanings, int length) {}

  /** Adds a phrase; earlier meanings are the likelier ones. */
  void add(String phrase, Meaning meaning) {
    List<String> stems = new ArrayList<>(Words.stems(phrase));
    stems.removeIf(CONNECTORS::contains);
    boolean empty = stems.isEmpty() || (stems.size() == 1 && Fillers.has(stems.getFirst()));
    if (empty || stems.size() > LONGEST) {
      return;
    }
    phrases.computeIfAbsent(List.copyOf(stems), _ -> new LinkedHashSet<>()).add(meaning);
    boolean distinct = stems.size() == new HashSet<>(stems).size();
    if (stems.size() > 1 && distinct && !(meaning instanceof Meaning.OfValue)) {
      unordered.putIfAbsent(Set.copyOf(stems), List.copyOf(stems));
    }
    longest = Math.max(longest, stems.size());
    words.addAll(stems);
  }

  /** Adds the words of a value, each of which may stand for it when it stands for no other. */
  void addParts(String value, Meaning.OfValue meaning) {
    for (String stem : new HashSet<>(Words.stems(value))) {
      if (stem.length() >= 4 && !Fillers.has(stem)) {
        parts.computeIfAbsent(stem, _ -> new LinkedHashSet<>()).add(meaning);
        partOf.computeIfAbsent(stem, _ -> new HashSet<>()).add(value);
      }
    }
  }

  Set<String> words() {
    return words;
  }

  /** The longest phrase that begins at a token, or null. */
  @Nullable Match longest(List<Token> tokens, int start) {
    List<String> stems = new ArrayList<>();
    Match best = null;
    int skipped = 0;
    for (int i = start; i < tokens.size() && stems.size() < longest; i++) {
      Token token = tokens.get(i);
      if (i > start && separates(tokens, i)) {
        break;
      }
      if (i > start && Fillers.has(token)) {
        if (++skipped > MOST_SKIPPED) {
          break;
        }
        continue;
      }
      stems.add(token.stem());
      Set<Meaning> found = phrases.get(stems);
      if (found == null && stems.size() > 1 && stems.size() == new HashSet<>(stems).size()) {
        List<String> ordered = unordered.get(Set.copyOf(stems));
        found = ordered == null ? null : phrases.get(ordered);
      }
      if (found != null) {
        best = new Match(List.copyOf(found), i - start + 1);
      }
    }
    return best;
  }

  // "clusters had an outage" speaks of two things, "customers have churned" of one.
  private static boolean separates(List<Token> tokens, int at) {
    if (!HAVE.contains(tokens.get(at).word()) || at + 1 >= tokens.size()) {
      return false;
    }
    String next = tokens.get(at + 1).word();
    return !next.endsWith("ed") && !next.equals("been") && !next.equals("gone");
  }

  /** The one value that a word is a part of, in whichever dimensions; nothing when of several. */
  List<Meaning> valueWith(String stem) {
    return partOf.getOrDefault(stem, Set.of()).size() == 1
        ? List.copyOf(parts.getOrDefault(stem, Set.of()))
        : List.of();
  }

  /** The values that a word is a part of. */
  Set<String> valuesWith(String stem) {
    return partOf.getOrDefault(stem, Set.of());
  }

  /** Phrases and what they mean, for choices to offer. */
  Map<List<String>, Set<Meaning>> phrases() {
    return new LinkedHashMap<>(phrases);
  }
}
