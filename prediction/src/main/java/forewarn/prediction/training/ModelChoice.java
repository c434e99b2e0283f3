package forewarn.prediction.training;

import forewarn.prediction.registry.Rival;
import forewarn.prediction.training.SettingsSearch.Candidate;
import forewarn.warehouse.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which trees become the model, and what they were compared with.
 *
 * @param trees settings of the chosen trees
 * @param comparison the chosen first
 */
record ModelChoice(
    BoostedTrees boosted, TreeSettings trees, Judgement judgement, List<Rival> comparison) {

  static ModelChoice make(
      Sample sample,
      Examples validation,
      Examples test,
      TrainingSettings settings,
      Progress progress) {
    List<Candidate> candidates =
        settings.comparison() == Comparison.SEARCH
            ? new SettingsSearch(sample, validation, settings, progress)
                .search(SettingsSearch.grid(settings.trees()))
            : List.of(
                new Candidate(
                    settings.trees(), BoostedTrees.fit(sample, validation, settings, progress), 1));
    progress.update("Comparing", 0, 0);
    Candidate best = candidates.getFirst();
    Judgement judged = judge(best, validation, test);
    List<Rival> comparison = new ArrayList<>();
    comparison.add(rival(best, judged).asChosen());
    for (Candidate other : candidates.subList(1, candidates.size())) {
      comparison.add(rival(other, judge(other, validation, test)));
    }
    if (settings.comparison() != Comparison.NONE) {
      comparison.addAll(Floors.fit(sample, validation, test, settings));
    }
    return new ModelChoice(best.fitted(), best.trees(), judged, List.copyOf(comparison));
  }

  private static Judgement judge(Candidate candidate, Examples validation, Examples test) {
    return Judgement.of(candidate.fitted().forest()::probability, validation, test);
  }

  private static Rival rival(Candidate candidate, Judgement judged) {
    Map<String, Object> settings = new LinkedHashMap<>(candidate.trees().values());
    settings.put("trees", candidate.fitted().trees());
    settings.put("share_of_rows", candidate.share());
    settings.put("validation_loss", candidate.fitted().loss());
    return judged.rival(OutageTraining.ALGORITHM, settings, candidate.fitted().seconds());
  }
}
