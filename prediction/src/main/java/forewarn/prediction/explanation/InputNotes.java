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

  private static final Reason PAST_UNKNOWN =
      new Reason(
          "{0} is unknown: no outage of this cluster, or too few of its hours, are known yet; the trees send unknown values the way they learnt to",
          "{0} are unknown: no outage of this cluster, or too few of its hours, are known yet; the trees send unknown values the way they learnt to");
  private static final Reason DAY_UNKNOWN =
      new Reason(
          "{0} is unknown: the hours before are not known; the trees send unknown values the way they learnt to",
          "{0} are unknown: the hours before are not known; the trees send unknown values the way they learnt to");

  /** Why features are unknown, said of one and of several. */
  private record Reason(String ofOne, String ofMany) {}

  private InputNotes() {}

  static List<String> of(ScoredRecord scored, Wording wording) {
    List<String> notes = new ArrayList<>();
    List<String> missing = scored.missingFeatures();
    note(notes, missing.stream().filter(OF_THE_PAST::contains).toList(), PAST_UNKNOWN, wording);
    note(notes, missing.stream().filter(OF_THE_LAST_DAY::contains).toList(), DAY_UNKNOWN, wording);
    for (String feature : missing) {
      if (!OF_THE_PAST.contains(feature) && !OF_THE_LAST_DAY.contains(feature)) {
        notes.add(
            wording.say(
                "{0} is unknown ({1}); the trees send it the way they learnt to send unknown values",
                feature, uncapitalised(wording.say(meaning(feature)))));
      }
    }
    scored.unusual().forEach(unusual -> notes.add(describe(unusual, wording)));
    return notes;
  }

  private static void note(
      List<String> notes, List<String> features, Reason reason, Wording wording) {
    if (!features.isEmpty()) {
      notes.add(
          wording.say(
              features.size() == 1 ? reason.ofOne() : reason.ofMany(),
              String.join(", ", features)));
    }
  }

  private static String meaning(String feature) {
    return OutageFeatures.ALL.stream()
        .filter(one -> one.name().equals(feature))
        .map(OutageFeature::meaning)
        .findFirst()
        .orElse("Not a feature of this release.");
  }

  private static String uncapitalised(String sentence) {
    return (sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1))
        .replaceFirst("\\.$", "");
  }

  private static String describe(UnusualFeature unusual, Wording wording) {
    return wording.say(
        "{0} is {1}, outside of what training has seen ({2} to {3}): {4}",
        unusual.feature(),
        figure(unusual.value()),
        figure(unusual.least()),
        figure(unusual.most()),
        wording.say(unusual.treatment()));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
