package forewarn.console.assistant;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.analyst.AnalystAnswer;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.conversation.Conversations;
import forewarn.assistant.semantic.ModelInUse;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.warehouse.query.OpenQuery;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers users' questions by the model in use, each within its conversation. Thread-safe. */
@Component
class AnalystDesk {
  private final Services services;
  private final Conversations conversations;
  private final InstantSource clock;
  private @Nullable Served served;

  private record Served(SemanticModel model, OpenQuery queries, Analyst analyst) {}

  AnalystDesk(Services services, Conversations conversations, InstantSource clock) {
    this.services = services;
    this.conversations = conversations;
    this.clock = clock;
  }

  /**
   * Answers a question.
   *
   * @param conversation its id; empty for a question by itself
   */
  AnalystAnswer ask(String question, String user, String conversation) {
    Analyst analyst = analyst().orElseThrow(AnalystDesk::notReady);
    SemanticQuery previous =
        conversation.isEmpty() ? null : conversations.lastQuery(user, conversation).orElse(null);
    AnalystAnswer answer = analyst.ask(question, previous);
    SemanticQuery query = answer.query();
    if (query != null && !conversation.isEmpty()) {
      conversations.keepQuery(user, conversation, query);
    }
    return answer;
  }

  /** Reads what questions are understood with, which the first one would else wait for. */
  void prepare() {
    analyst().orElseThrow(AnalystDesk::notReady).prepare();
  }

  /** The analyst of the model in use; empty until the warehouse is open. */
  synchronized Optional<Analyst> analyst() {
    Optional<OpenQuery> queries = services.openQuery();
    Optional<SemanticModel> model = services.semanticModel().map(ModelInUse::model);
    if (queries.isEmpty() || model.isEmpty()) {
      return Optional.empty();
    }
    Served now = served;
    if (now == null || now.model() != model.get() || now.queries() != queries.get()) {
      now = new Served(model.get(), queries.get(), new Analyst(model.get(), queries.get(), clock));
      served = now;
    }
    return Optional.of(now.analyst());
  }

  private static RuntimeException notReady() {
    return Problems.notReady("The warehouse is not open yet");
  }
}
