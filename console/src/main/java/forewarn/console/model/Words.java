package forewarn.console.model;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.prediction.metric.Curves;
import forewarn.prediction.metric.Metrics;
import forewarn.prediction.metric.Onset;
import forewarn.prediction.metric.Tradeoff;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A model's figures as sentences. */
public final class Words {
  private Words() {}

  /** What the figures of a part of the history mean to those who get the alerts. */
  static List<String> of(Metrics metrics, Curves curves) {
    Onset onset = metrics.onset();
    List<String> words = new ArrayList<>();
    words.add(t("Of 100 alerts {0} were followed by an outage.", ofHundred(onset.precision())));
    words.add(
        onset.leadHours() > 0
            ? t(
                "Of 100 outages {0} were announced, on average {1} h before.",
                ofHundred(onset.recall()), Format.number(onset.leadHours(), 1))
            : t("Of 100 outages {0} were announced.", ofHundred(onset.recall())));
    words.add(
        onset.alertsPerDay() == 1
            ? t("The whole network gets {0} alert a day.", Format.number(1, 1))
            : t(
                "The whole network gets {0} alerts a day.",
                Format.number(onset.alertsPerDay(), 1)));
    double off = calibrationError(curves);
    if (!Double.isNaN(off)) {
      words.add(
          t(
              "Its probabilities differ from what came by {0} points on average.",
              Format.number(100 * off, off < 0.01 ? 2 : 1)));
    }
    return words;
  }

  /** For example {@code 97}; never rounded to all or none. */
  public static String ofHundred(double share) {
    if (Double.isNaN(share)) {
      return Format.NONE;
    } else if (share > 0.995 && share < 1) {
      return t("more than 99");
    } else if (share > 0 && share < 0.005) {
      return t("less than 1");
    }
    return Format.number(100 * share, 0);
  }

  /** What a threshold would cost and bring, for the slider. */
  public static String of(Tradeoff tradeoff) {
    return t(
        "{0} alerts a day, of 100 of them {1} come true; {2} outages a day come unannounced, of 100 {3}",
        Format.number(tradeoff.alertsPerDay(), 1),
        ofHundred(tradeoff.precision()),
        Format.number(tradeoff.missedPerDay(), 2),
        ofHundred(1 - tradeoff.recall()));
  }

  /** Settings as a list, numbers to four digits. */
  public static String settings(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey().replace('_', ' ') + " " + fourDigits(setting.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String fourDigits(Object value) {
    return value instanceof Double number
        ? new BigDecimal(number)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toString()
            .replace("E-", "e-")
        : String.valueOf(value);
  }

  // Mean difference between probability and share, weighted by rows; NaN without a curve.
  private static double calibrationError(Curves curves) {
    double sum = 0;
    long rows = 0;
    for (Curves.Reliability bin : curves.calibration()) {
      sum += bin.rows() * Math.abs(bin.probability() - bin.share());
      rows += bin.rows();
    }
    return rows == 0 ? Double.NaN : sum / rows;
  }
}
