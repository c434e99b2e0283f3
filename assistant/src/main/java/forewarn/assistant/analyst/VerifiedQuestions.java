package forewarn.assistant.analyst;

import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.question.QuestionReader;
import forewarn.assistant.analyst.question.Reading;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.assistant.semantic.VerifiedQuery;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the verified query of a question: of the same words, or of other words that ask for the
 * very same, as both are understood. Similar words alone never do: "lowest" is near "highest".
 */
final class VerifiedQuestions {
  private static final Set<String> COMMON =
      Set.of(
          "what", "which", "many", "have", "does", "that", "there", "were", "with", "each", "most");

  private final Map<String, VerifiedQuery> byWords = new HashMap<>();
  private final SemanticModel model;
  private final QuestionReader reader;
  private volatile @Nullable Read read;

  private record Meant(SemanticQuery query, VerifiedQuery verified) {}

  private record Read(LocalDateTime newest, List<Meant> meant) {}

  VerifiedQuestions(SemanticModel model, QuestionReader reader) {
    this.model = model;
    this.reader = reader;
    model.verifiedQueries().forEach(query -> byWords.putIfAbsent(words(query.question()), query));
  }

  private static String words(String question) {
    return question
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}<>%.]+", " ")
        .replaceAll("[. ]+$", "")
        .strip();
  }

  Optional<VerifiedQuery> ofWords(String question) {
    return Optional.ofNullable(byWords.get(words(question)));
  }

  /** Verified questions that share the most words with another, to be offered in its place. */
  List<String> similar(String question, int most) {
    Set<String> asked = stems(question);
    Map<String, Double> near = new HashMap<>();
    for (VerifiedQuery one : model.verifiedQueries()) {
      Set<String> stems = stems(one.question());
      long shared = stems.stream().filter(asked::contains).count();
      if (shared > 0) {
        near.put(one.question(), shared / Math.sqrt(stems.size()));
      }
    }
    return model.verifiedQueries().stream()
        .map(VerifiedQuery::question)
        .sorted(Comparator.comparingDouble(one -> -near.getOrDefault(one, 0.0)))
        .limit(most)
        .toList();
  }

  private static Set<String> stems(String text) {
    return Arrays.stream(words(text).split(" "))
        .filter(word -> word.length() > 3 && !COMMON.contains(word))
        .map(word -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
        .collect(Collectors.toSet());
  }

  /** The verified query that asks for the same figures, groups, values, period and order. */
  Optional<VerifiedQuery> ofMeaning(SemanticQuery query, LocalDateTime newest) {
    // A comparison's own statement has the change as well.
    return query.comparedWith() != null ? Optional.empty() : same(query, newest);
  }

  private Optional<VerifiedQuery> same(SemanticQuery query, LocalDateTime newest) {
    return meant(newest).stream()
        .filter(one -> one.query().isSameAs(query))
        .map(Meant::verified)
        .findFirst();
  }

  private List<Meant> meant(LocalDateTime newest) {
    Read known = read;
    if (known != null && known.newest().equals(newest)) {
      return known.meant();
    }
    List<Meant> meant = new ArrayList<>();
    for (VerifiedQuery verified : model.verifiedQueries()) {
      if (reader.read(verified.question(), newest, null) instanceof Reading.Understood understood) {
        meant.add(new Meant(understood.query(), verified));
      }
    }
    read = new Read(newest, List.copyOf(meant));
    return meant;
  }
}
