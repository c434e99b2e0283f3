package forewarn.prediction.explanation;

import forewarn.prediction.feature.OutageFeature;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.scoring.ScoredRecord;
import forewarn.prediction.scoring.UnusualFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What to know about the input of a prediction: what was missing, what was out of range. */
final class InputNotes {
  // What only a cluster's past can tell. A new cluster lacks them all, for one reason.
  private static final Set<String> OF_THE_PAST =
      Set.of(
          "usual_run", "hours_to_usual_run", "mean_run", "runs_with_outage", "hours_since_outage");
  private static final Set<String> OF_THE_LAST_DAY =
      Set.of("offline_ratio_change", "snr_against_day", "rx_power_against_day");

  private InputNotes() {}

  static List<String> of(ScoredRecord scored) {
    List<String> notes = new ArrayList<>();
    List<String> missing = scored.missingFeatures();
    note(
        notes,
        missing.stream().filter(OF_THE_PAST::contains).toList(),
        "no outage of this" + " cluster, or too few of its hours, are known yet");
    note(
        notes,
        missing.stream().filter(OF_THE_LAST_DAY::contains).toList(),
        "the hours before" + " are not known");
    for (String feature : missing) {
      if (!OF_THE_PAST.contains(feature) && !OF_THE_LAST_DAY.contains(feature)) {
        notes.add(
            feature
                + " is unknown ("
                + meaning(feature)
                + "); the trees send it the way they learnt"
                + " to send unknown values");
      }
    }
    scored.unusual().forEach(unusual -> notes.add(describe(unusual)));
    return notes;
  }

  private static void note(List<String> notes, List<String> features, String reason) {
    if (!features.isEmpty()) {
      notes.add(
          String.join(", ", features)
              + (features.size() == 1 ? " is" : " are")
              + " unknown: "
              + reason
              + "; the trees send unknown values the way they learnt to");
    }
  }

  private static String meaning(String feature) {
    return OutageFeatures.ALL.stream()
        .filter(one -> one.name().equals(feature))
        .map(OutageFeature::meaning)
        .map(sentence -> sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1))
        .map(sentence -> sentence.replaceFirst("\\.$", ""))
        .findFirst()
        .orElse("no feature of this release");
  }

  private static String describe(UnusualFeature unusual) {
    return String.format(
        Locale.ROOT,
        "%s is %.4g, outside of what training has seen (%.4g to %.4g): %s",
        unusual.feature(),
        unusual.value(),
        unusual.least(),
        unusual.most(),
        unusual.treatment());
  }
}
