package forewarn.console.model;

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
    words.add("Of 100 alerts " + ofHundred(onset.precision()) + " were followed by an outage.");
    words.add(
        "Of 100 outages "
            + ofHundred(onset.recall())
            + " were announced"
            + (onset.leadHours() > 0
                ? ", on average " + Format.number(onset.leadHours(), 1) + " h before."
                : "."));
    words.add(
        "The whole network gets "
            + Format.number(onset.alertsPerDay(), 1)
            + (onset.alertsPerDay() == 1 ? " alert" : " alerts")
            + " a day.");
    double off = calibrationError(curves);
    if (!Double.isNaN(off)) {
      words.add(
          "Its probabilities differ from what came by "
              + Format.number(100 * off, off < 0.01 ? 2 : 1)
              + " points on average.");
    }
    return words;
  }

  /** For example {@code 97}; never rounded to all or none. */
  public static String ofHundred(double share) {
    if (Double.isNaN(share)) {
      return Format.NONE;
    } else if (share > 0.995 && share < 1) {
      return "more than 99";
    } else if (share > 0 && share < 0.005) {
      return "less than 1";
    }
    return Format.number(100 * share, 0);
  }

  /** What a threshold would cost and bring, for the slider. */
  public static String of(Tradeoff tradeoff) {
    return "%s alerts a day, of 100 of them %s come true; %s outages a day come unannounced, of 100 %s"
        .formatted(
            Format.number(tradeoff.alertsPerDay(), 1),
            ofHundred(tradeoff.precision()),
            Format.number(tradeoff.missedPerDay(), 2),
            ofHundred(1 - tradeoff.recall()));
  }

  /** Mean difference between probability and share, weighted by rows; NaN without a curve. */
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
