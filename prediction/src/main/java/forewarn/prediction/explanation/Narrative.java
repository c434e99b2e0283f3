package forewarn.prediction.explanation;

import forewarn.prediction.scoring.ScoredRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/**
 * Puts the weightiest contributions into one or two sentences: what the model expects and what
 * speaks for that, then what speaks against it and how many past outages it rests on.
 */
final class Narrative {
  private static final int MOST_FOR = 2;
  private static final int MOST_AGAINST = 1;

  /** Of all weight: what says less is left out. */
  private static final double LEAST_SHARE = 0.08;

  private static final double MOST_OUTAGES = 5;

  private final ScoredRecord scored;
  private final Wording wording;
  private final Signs signs;
  private final double allWeight;

  private Narrative(ScoredRecord scored, Wording wording) {
    this.scored = scored;
    this.wording = wording;
    this.signs = new Signs(scored.explanation());
    this.allWeight =
        Arrays.stream(Clause.values()).mapToDouble(clause -> Math.abs(clause.weight(signs))).sum();
  }

  static String of(ScoredRecord scored, Wording wording) {
    return new Narrative(scored, wording).sentences();
  }

  private String sentences() {
    boolean expected = scored.outageExpected();
    List<Clause> support = weightiest(weight -> expected ? weight > 0 : weight < 0, MOST_FOR);
    List<Clause> opposed = weightiest(weight -> expected ? weight < 0 : weight > 0, MOST_AGAINST);
    String first = headline() + (support.isEmpty() ? "" : ": " + words(support)) + ".";
    String second =
        opposed.isEmpty()
            ? capitalised(restsOn())
            : (expected
                    ? wording.say("Against it: {0}", words(opposed))
                    : wording.say("For one: {0}", words(opposed)))
                + "; "
                + restsOn();
    return first + " " + second + ".";
  }

  private String headline() {
    String probability = probability(scored.probability());
    if (!signs.isDown()) {
      return scored.outageExpected()
          ? wording.say("An outage is expected in the next hour ({0})", probability)
          : wording.say("No outage is expected in the next hour ({0})", probability);
    }
    String offline = wording.percent(signs.value("offline_ratio"));
    return scored.outageExpected()
        ? wording.say(
            "The cluster is down now ({0} of terminals offline), and is expected to be down in the next hour too ({1})",
            offline, probability)
        : wording.say(
            "The cluster is down now ({0} of terminals offline), and is not expected to be down in the next hour ({1})",
            offline, probability);
  }

  private List<Clause> weightiest(DoublePredicate direction, int most) {
    return Arrays.stream(Clause.values())
        .filter(this::isSaidHere)
        .filter(clause -> direction.test(clause.weight(signs)))
        .filter(clause -> Math.abs(clause.weight(signs)) >= LEAST_SHARE * allWeight)
        .sorted(Comparator.comparingDouble((Clause clause) -> -Math.abs(clause.weight(signs))))
        .limit(most)
        .toList();
  }

  // That no outage is known, the closing words say in any case.
  private boolean isSaidHere(Clause clause) {
    return clause != Clause.PAST || signs.knows("hours_since_outage");
  }

  private String words(List<Clause> clauses) {
    return clauses.stream()
        .map(clause -> clause.in(signs, wording))
        .collect(Collectors.joining("; "));
  }

  private String restsOn() {
    double outages = signs.value("past_outages");
    if (!(outages > 0)) {
      return wording.say(
          "no past outage of this cluster is known, so this rests on what is usual elsewhere");
    } else if (outages >= MOST_OUTAGES) {
      return wording.say("this rests on five or more past outages of this cluster");
    } else if (outages == 1 && signs.isDown()) {
      return wording.say(
          "no outage of this cluster before the present one is known, so this rests on what is usual elsewhere");
    }
    return outages == 1
        ? wording.say("this rests on 1 past outage of this cluster")
        : wording.say("this rests on {0} past outages of this cluster", wording.number(outages, 0));
  }

  private String probability(double probability) {
    double percent = 100 * probability;
    if (percent < 0.1) {
      return wording.say("less than {0} %", wording.number(0.1, 1));
    } else if (percent > 99.9) {
      return wording.say("more than {0} %", wording.number(99.9, 1));
    }
    return wording.percent(probability);
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
