package forewarn.assistant.evaluation;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.analyst.AnalystAnswer;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.evaluation.EvaluationCase.Expectation;
import forewarn.assistant.evaluation.EvaluationResult.Verdict;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import forewarn.warehouse.query.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks the analyst every question and compares its rows with those of the reference. */
public final class Evaluation {
  private final Analyst analyst;
  private final Queries queries;

  public Evaluation(Analyst analyst, Queries queries) {
    this.analyst = analyst;
    this.queries = queries;
  }

  /** The results, in the order of the questions; a follow-up comes after what it follows. */
  public List<EvaluationResult> run(List<EvaluationCase> cases) {
    analyst.prepare();
    Map<String, SemanticQuery> earlier = new HashMap<>();
    List<EvaluationResult> results = new ArrayList<>();
    for (EvaluationCase one : cases) {
      SemanticQuery previous = earlier.get(one.follows());
      long start = System.nanoTime();
      analyst.statement(one.question(), previous);
      double millis = (System.nanoTime() - start) / 1e6;
      AnalystAnswer answer = analyst.ask(one.question(), previous);
      SemanticQuery query = answer.query();
      if (query != null) {
        earlier.put(one.id(), query);
      }
      results.add(
          new EvaluationResult(
              one, verdict(one, answer), answer.text(), answer.sql(), millis, stockSums(answer)));
    }
    return results;
  }

  private int stockSums(AnalystAnswer answer) {
    if (answer.sql().isEmpty()) {
      return 0;
    }
    List<Warning> warnings = analyst.warnings(answer.sql());
    return (int) warnings.stream().filter(one -> one.message().contains("is a stock")).count();
  }

  private Verdict verdict(EvaluationCase one, AnalystAnswer answer) {
    if (answer.text().startsWith("Cannot run query")) {
      return Verdict.UNSAFE;
    }
    return switch (answer.outcome()) {
      case ASKS -> one.expectation() == Expectation.CLARIFY ? Verdict.RIGHT : Verdict.NOT_ANSWERED;
      case NO_DATA ->
          one.expectation() == Expectation.NO_DATA ? Verdict.RIGHT : Verdict.NOT_ANSWERED;
      case ANSWERED -> {
        if (one.expectation() != Expectation.ROWS) {
          yield Verdict.WRONG_FIGURE;
        }
        Table reference = queries.select(one.sql());
        boolean ordered = one.sql().toLowerCase(Locale.ROOT).contains("order by");
        yield RowMatch.equal(reference, answer.table(), ordered)
            ? Verdict.RIGHT
            : Verdict.WRONG_FIGURE;
      }
    };
  }
}
