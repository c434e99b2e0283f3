package forewarn.console.cluster;

import forewarn.console.start.Services;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelException;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.OutageModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The models that explanations were last asked of, loaded. A version never changes. Thread-safe.
 */
@Component
class LoadedModels {
  private static final int MOST = 4;

  private final Services services;
  private final Map<String, OutageModel> loaded =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OutageModel> eldest) {
          return size() > MOST;
        }
      };

  LoadedModels(Services services) {
    this.services = services;
  }

  /** The model in use; empty before the first training. */
  Optional<OutageModel> champion() {
    return card(ModelCard.Stage.CHAMPION).map(this::load);
  }

  /** A certain version; empty when it is not there any more or cannot be loaded. */
  Optional<OutageModel> find(String name, String version) {
    try {
      return services.registry().flatMap(registry -> registry.find(name, version)).map(this::load);
    } catch (ModelException e) {
      return Optional.empty();
    }
  }

  private Optional<ModelCard> card(ModelCard.Stage stage) {
    return services.registry().map(ModelRegistry::list).stream()
        .flatMap(cards -> cards.stream())
        .filter(card -> card.stage() == stage)
        .findFirst();
  }

  private OutageModel load(ModelCard card) {
    synchronized (loaded) {
      return loaded.computeIfAbsent(
          card.name() + "/" + card.version() + "/" + card.sha256(),
          key -> services.registry().orElseThrow().load(card));
    }
  }
}
