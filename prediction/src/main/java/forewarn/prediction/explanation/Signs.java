package forewarn.prediction.explanation;

import forewarn.prediction.scoring.Contribution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A prediction's features by name; one that is unknown or not among them is NaN, its weight 0. */
final class Signs {
  private static final double OUTAGE_FROM_OFFLINE = 0.15;

  private final Map<String, Contribution> byName = new HashMap<>();

  Signs(List<Contribution> contributions) {
    contributions.forEach(contribution -> byName.put(contribution.feature(), contribution));
  }

  double value(String feature) {
    Contribution contribution = byName.get(feature);
    Double value = contribution == null ? null : contribution.value();
    return value == null ? Double.NaN : value;
  }

  boolean knows(String feature) {
    return !Double.isNaN(value(feature));
  }

  /** Whether so many terminals are offline that this hour is an outage itself. */
  boolean isDown() {
    return value("offline_ratio") >= OUTAGE_FROM_OFFLINE;
  }

  /** What the features say together: above 0 for an outage, below 0 against one. */
  double weight(List<String> features) {
    return contributions(features).mapToDouble(Contribution::contribution).sum();
  }

  /** The weightiest of the features. */
  String first(List<String> features) {
    return contributions(features)
        .max((a, b) -> Double.compare(Math.abs(a.contribution()), Math.abs(b.contribution())))
        .map(Contribution::feature)
        .orElse("");
  }

  private Stream<Contribution> contributions(List<String> features) {
    return features.stream().filter(byName::containsKey).map(byName::get);
  }
}
