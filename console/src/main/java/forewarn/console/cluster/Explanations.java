package forewarn.console.cluster;

import forewarn.console.start.Services;
import forewarn.prediction.registry.ModelException;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.ScoredRecord;
import forewarn.prediction.scoring.SingleScoring;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Explains predictions when they are asked for, so that scoring need not: the cluster's records are
 * taken in again in the order they came, by the model that predicted. Thread-safe.
 */
@Component
public final class Explanations {
  private final Services services;
  private final MonthlyStates states;
  private final PredictedStates predictedStates = new PredictedStates();

  Explanations(Services services, MonthlyStates states) {
    this.services = services;
    this.states = states;
  }

  /**
   * The newest prediction made from an hour; an hour of the history is scored by the model in use.
   *
   * @param hour empty for the newest
   * @return empty when nothing is known of that hour, or no model is there
   */
  public Optional<Explained> find(String clusterId, Optional<Instant> hour) {
    return services
        .queries()
        .flatMap(queries ->
            new ClusterPast(queries, states.of(queries), predictedStates).upTo(clusterId, hour))
        .flatMap(known -> model(known).map(model -> explain(clusterId, known, model)));
  }

  /** Whether there is a model to explain by, so that only records can be missing. */
  boolean possible() {
    return champion().isPresent();
  }

  // A version whose files are gone is stood in for by the one in use, which the answer names.
  private Optional<OutageModel> model(ClusterPast.Known known) {
    return known.made().flatMap(made -> find(made.model(), made.version())).or(this::champion);
  }

  private Optional<OutageModel> champion() {
    return services.registry().flatMap(ModelRegistry::champion);
  }

  private Optional<OutageModel> find(String name, String version) {
    try {
      return services
          .registry()
          .flatMap(registry -> registry.find(name, version).map(registry::load));
    } catch (ModelException e) {
      return Optional.empty();
    }
  }

  private static Explained explain(String clusterId, ClusterPast.Known known, OutageModel model) {
    ScoredRecord scored =
        new SingleScoring(model).scoreNewest(known.start().restored(), known.records());
    return new Explained(
        clusterId,
        known.newest().hour(),
        scored,
        ReaderWording.explain(scored),
        known.made().map(ClusterPast.Made::probability).orElse(null),
        known.hours());
  }
}
