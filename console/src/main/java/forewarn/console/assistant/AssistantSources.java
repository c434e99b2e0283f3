package forewarn.console.assistant;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.conversation.Sources;
import forewarn.assistant.search.LiveSearch;
import forewarn.console.cluster.Explained;
import forewarn.console.cluster.Explanations;
import forewarn.console.search.SearchFollower;
import forewarn.console.start.Services;
import forewarn.warehouse.query.Queries;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The running parts that the assistant asks. Thread-safe. */
@Component
class AssistantSources implements Sources {
  private static final int MOST_WEIGHTS = 8;

  private final Services services;
  private final AnalystDesk desk;
  private final SearchFollower search;
  private final Explanations explanations;

  AssistantSources(
      Services services, AnalystDesk desk, SearchFollower search, Explanations explanations) {
    this.services = services;
    this.desk = desk;
    this.search = search;
    this.explanations = explanations;
  }

  @Override
  public Optional<Analyst> analyst() {
    return desk.analyst();
  }

  @Override
  public Optional<LiveSearch> search() {
    return search.live();
  }

  @Override
  public Optional<Queries> queries() {
    return services.queries();
  }

  @Override
  public Optional<Reasons> reasons(String clusterId) {
    return explanations.find(clusterId, Optional.empty()).map(AssistantSources::told);
  }

  private static Reasons told(Explained explained) {
    return new Reasons(
        explained.clusterId(),
        explained.hour(),
        explained.scored().probability(),
        explained.scored().threshold(),
        explained.explanation().summary(),
        explained.explanation().notes(),
        explained.explanation().contributions().stream()
            .limit(MOST_WEIGHTS)
            .map(one -> new Weight(one.feature(), one.contribution()))
            .toList());
  }
}
