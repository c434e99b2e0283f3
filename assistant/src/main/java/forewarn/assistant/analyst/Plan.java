package forewarn.assistant.analyst;

import forewarn.assistant.analyst.query.SemanticQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done for a question, before the warehouse is asked. */
sealed interface Plan {
  /**
   * A statement to run.
   *
   * @param query null when a verified question was asked word for word and only its SQL is known
   */
  record Runs(
      @Nullable SemanticQuery query,
      String sql,
      AnalystAnswer.Verification verification,
      List<String> notes)
      implements Plan {}

  /** An answer that needs no statement. */
  record Says(AnalystAnswer answer) implements Plan {}
}
