package forewarn.assistant.evaluation;

import forewarn.assistant.evaluation.EvaluationResult.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The figures of an evaluation, in all and by ability. */
public record EvaluationReport(List<EvaluationResult> results) {
  public EvaluationReport {
    results = List.copyOf(results);
  }

  /** The share of right answers among some questions, 0..1; 1 when there are none. */
  public double score(Predicate<EvaluationCase> which) {
    List<EvaluationResult> chosen =
        results.stream().filter(result -> which.test(result.question())).toList();
    long right = chosen.stream().filter(one -> one.verdict() == Verdict.RIGHT).count();
    return chosen.isEmpty() ? 1 : (double) right / chosen.size();
  }

  /** How many results have a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(one -> one.verdict() == verdict).count();
  }

  public int stockSums() {
    return results.stream().mapToInt(EvaluationResult::stockSums).sum();
  }

  /** The time from question to statement that a share of the questions stays within. */
  public double planMillis(double share) {
    double[] sorted = results.stream().mapToDouble(EvaluationResult::planMillis).sorted().toArray();
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }

  /** All figures, and every question that went wrong; of those held out only that it did. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "all %d questions: %.1f %% right", results.size(), 100 * score(_ -> true));
    line(text, "tuned on: %.1f %%", 100 * score(one -> !one.heldOut()));
    line(text, "held out: %.1f %%", 100 * score(EvaluationCase::heldOut));
    line(
        text,
        "wrong figures %d, not answered %d, unsafe statements %d, sums over stocks %d",
        count(Verdict.WRONG_FIGURE),
        count(Verdict.NOT_ANSWERED),
        count(Verdict.UNSAFE),
        stockSums());
    line(
        text, "question to statement: p50 %.1f ms, p95 %.1f ms", planMillis(0.5), planMillis(0.95));
    Map<String, Integer> abilities = new TreeMap<>();
    results.forEach(
        r -> r.question().abilities().forEach(a -> abilities.merge(a, 1, Integer::sum)));
    abilities.forEach((ability, count) ->
        line(
            text,
            "  %-12s %3d questions  %5.1f %%",
            ability,
            count,
            100 * score(one -> one.abilities().contains(ability))));
    for (EvaluationResult result : results) {
      EvaluationCase one = result.question();
      if (result.verdict() != Verdict.RIGHT && one.heldOut()) {
        line(text, "%s %s, held out", one.id(), result.verdict());
      } else if (result.verdict() != Verdict.RIGHT) {
        line(text, "%s %s: %s", one.id(), result.verdict(), one.question());
        line(text, "    %s", result.says());
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
