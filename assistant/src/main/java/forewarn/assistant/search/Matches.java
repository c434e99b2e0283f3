package forewarn.assistant.search;

import forewarn.assistant.search.vector.Meanings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * The forms that fit a query, with their scores: ranks by words and by meaning fused, each rank
 * giving 1 / (60 + rank), by meaning times {@value #WEIGHT_OF_MEANING} and the likeness, so that
 * what is hardly alike says little. Equal scores share a rank, and the next one follows it: a
 * template that was filled in often must not push others down.
 *
 * @param scores by number of the form
 * @param all whether every form fits
 * @param loosened whether forms have some of the words only
 * @param meaning whether meaning had a say
 */
record Matches(Map<Integer, Double> scores, boolean all, boolean loosened, boolean meaning) {
  private static final double RANKS_SMOOTHED = 60;
  private static final double WEIGHT_OF_MEANING = 1.8;

  static Matches of(Wording wording, String text, Meanings meanings, SearchQuery.Matching by) {
    if (wording.empty()) {
      return new Matches(Map.of(), true, false, false);
    }
    Wording.Found found = wording.find();
    Map<Integer, Double> fused = new HashMap<>();
    if (by != SearchQuery.Matching.MEANING) {
      fuse(fused, new ArrayList<>(found.scores().entrySet()), score -> 1);
    }
    boolean meaning = false;
    if (by != SearchQuery.Matching.WORDS && !text.isBlank()) {
      List<Meanings.Near> near = meanings.near(text);
      meaning = !near.isEmpty();
      Set<Integer> allowed = wording.hasPhrases() ? wording.withPhrases() : Set.of();
      fuse(
          fused,
          near.stream()
              .filter(one -> !wording.hasPhrases() || allowed.contains(one.form()))
              .map(one -> Map.entry(one.form(), one.likeness()))
              .toList(),
          likeness -> WEIGHT_OF_MEANING * likeness);
    }
    return new Matches(fused, false, found.loosened(), meaning);
  }

  private static void fuse(
      Map<Integer, Double> fused,
      List<Map.Entry<Integer, Double>> ranked,
      DoubleUnaryOperator weight) {
    int rank = 0;
    double before = Double.NaN;
    for (Map.Entry<Integer, Double> one : ranked) {
      double score = one.getValue();
      if (score != before) {
        rank++;
        before = score;
      }
      fused.merge(one.getKey(), weight.applyAsDouble(score) / (RANKS_SMOOTHED + rank), Double::sum);
    }
  }
}
