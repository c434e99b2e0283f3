package forewarn.prediction.training;

import forewarn.warehouse.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for better settings by successive halving: all candidates are fitted on a ninth of the
 * rows, the best third of them on a third, the best third of those on all. Candidates are told
 * apart by log loss on validation; test is not seen. The settings a training starts with stay to
 * the end, so that the choice is never worse than they are on validation.
 */
final class SettingsSearch {
  private static final double[] SHARES = {1 / 9.0, 1 / 3.0, 1};
  private static final int KEPT_OF = 3;
  private static final int SLOW_ROUNDS = 300;

  private final Sample sample;
  private final Examples validation;
  private final TrainingSettings settings;
  private final Progress progress;
  private int fits;

  SettingsSearch(Sample sample, Examples validation, TrainingSettings settings, Progress progress) {
    this.sample = sample;
    this.validation = validation;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * A candidate as it was fitted last.
   *
   * @param share of the rows it was fitted on; 1 for those that came to the end
   */
  record Candidate(TreeSettings trees, BoostedTrees fitted, double share) {}

  /** Candidates for a network of any size, beside the settings the training starts with. */
  static List<TreeSettings> grid(TreeSettings start) {
    List<TreeSettings> grid = new ArrayList<>();
    grid.add(start);
    for (int depth : new int[] {3, 5, 7}) {
      for (double leastWeight : new double[] {1, 10}) {
        grid.add(new TreeSettings(start.rounds(), depth, 0.3, leastWeight));
        grid.add(new TreeSettings(SLOW_ROUNDS, depth, 0.1, leastWeight));
      }
    }
    return grid.stream().distinct().toList();
  }

  /** All candidates, the best first: those that came further before those that were dropped. */
  List<Candidate> search(List<TreeSettings> candidates) {
    List<TreeSettings> running = candidates;
    List<Candidate> ranked = new ArrayList<>();
    int all = fitsOf(candidates.size());
    for (double share : SHARES) {
      Sample rows = sample.share(share, settings.seed());
      List<Candidate> fitted = new ArrayList<>();
      for (TreeSettings trees : running) {
        progress.update("Searching settings", fits++, all);
        fitted.add(
            new Candidate(
                trees,
                BoostedTrees.fit(rows, validation, settings.with(trees), Progress.none()),
                share));
      }
      fitted.sort(Comparator.comparingDouble(candidate -> candidate.fitted().loss()));
      running = share == 1 ? List.of() : best(fitted);
      List<TreeSettings> goOn = running;
      // Whoever is dropped here stands before those that were dropped earlier.
      ranked.addAll(0, fitted.stream().filter(c -> !goOn.contains(c.trees())).toList());
    }
    return ranked;
  }

  private List<TreeSettings> best(List<Candidate> ordered) {
    int kept = kept(ordered.size());
    List<TreeSettings> best =
        new ArrayList<>(ordered.stream().limit(kept).map(Candidate::trees).toList());
    boolean startRuns = ordered.stream().anyMatch(c -> c.trees().equals(settings.trees()));
    if (startRuns && !best.contains(settings.trees())) {
      best.add(settings.trees());
    }
    return best;
  }

  private static int kept(int candidates) {
    return Math.max(1, (candidates + KEPT_OF - 1) / KEPT_OF);
  }

  /** At most; one more may run in each later round. */
  private static int fitsOf(int candidates) {
    int second = kept(candidates) + 1;
    return candidates + second + kept(second) + 1;
  }
}
