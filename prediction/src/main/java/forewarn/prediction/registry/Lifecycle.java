package forewarn.prediction.registry;

import forewarn.prediction.registry.ModelCard.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stages that follow from all decisions. Rolling back twice goes back two champions. */
final class Lifecycle {
  private final Deque<ModelId> champions = new ArrayDeque<>();
  private final Set<ModelId> archived = new HashSet<>();
  private @Nullable ModelId challenger;

  private Lifecycle() {}

  /** In the order in which they were made. */
  static Lifecycle after(List<Decision> decisions) {
    Lifecycle lifecycle = new Lifecycle();
    decisions.forEach(lifecycle::take);
    return lifecycle;
  }

  private void take(Decision decision) {
    ModelId model = decision.model();
    switch (decision.what()) {
      case PROMOTE -> {
        champions.push(model);
        leaveChallenge(model);
      }
      case ROLL_BACK -> {
        champions.poll();
        leaveChallenge(model);
      }
      case CHALLENGE -> challenger = model;
      case END_CHALLENGE -> challenger = null;
      case ARCHIVE -> archived.add(model);
      case RESTORE -> archived.remove(model);
    }
  }

  private void leaveChallenge(ModelId model) {
    if (model.equals(challenger)) {
      challenger = null;
    }
  }

  Optional<ModelId> champion() {
    return Optional.ofNullable(champions.peek());
  }

  /** The champion before this one. */
  Optional<ModelId> formerChampion() {
    Iterator<ModelId> newestFirst = champions.iterator();
    if (newestFirst.hasNext()) {
      newestFirst.next();
    }
    return newestFirst.hasNext() ? Optional.of(newestFirst.next()) : Optional.empty();
  }

  Optional<ModelId> challenger() {
    return Optional.ofNullable(challenger);
  }

  Stage stage(ModelId model) {
    if (model.equals(champions.peek())) {
      return Stage.CHAMPION;
    }
    if (model.equals(challenger)) {
      return Stage.CHALLENGER;
    }
    return archived.contains(model) ? Stage.ARCHIVED : Stage.CANDIDATE;
  }
}
