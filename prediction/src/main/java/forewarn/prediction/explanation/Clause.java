package forewarn.prediction.explanation;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Features that say one thing together, and how it is said. The words follow the direction: the
 * same run of signs speaks for an outage once it is as long as usual, and against one before.
 */
enum Clause {
  RUN(
      List.of("elevated_hours", "usual_run", "hours_to_usual_run", "mean_run", "runs_with_outage"),
      Clause::run),
  OFFLINE(List.of("offline_ratio", "offline_ratio_change"), Clause::offline),
  ALARMS(List.of("trap_trend", "fault_rate"), Clause::alarms),
  LINE(List.of("snr_against_day", "rx_power_against_day"), Clause::line),
  TEMPERATURE(List.of("temperature"), Clause::temperature),
  PAST(List.of("past_outages", "hours_since_outage"), Clause::past);

  private static final double MOST_HOURS_SINCE = 24 * 14;
  private static final double SLIGHT_DB = 0.3;

  private final List<String> features;
  private final BiFunction<Signs, Double, String> words;

  Clause(List<String> features, BiFunction<Signs, Double, String> words) {
    this.features = features;
    this.words = words;
  }

  /** Above 0 for an outage, below 0 against one. */
  double weight(Signs signs) {
    return signs.weight(features);
  }

  /** In the middle of a sentence, without a full stop. */
  String in(Signs signs) {
    return words.apply(signs, weight(signs));
  }

  private static String run(Signs signs, double weight) {
    double lasted = signs.value("elevated_hours");
    double usual = signs.value("usual_run");
    if (!(lasted > 0)) {
      return signs.isDown()
          ? "there is no sign of another outage"
          : "the signs of one (terminals dropping off while traps rise) are absent";
    } else if (Double.isNaN(usual)) {
      return number(
          "the signs of one have lasted %.0f h, and how long they usually last here is not known",
          lasted);
    } else if (weight < 0) {
      return runAgainst(signs, lasted, usual);
    }
    return number(
        lasted < usual
            ? "the signs of one have lasted %.0f of the %.0f h after which this cluster usually fails"
            : "the signs of one have lasted %.0f h, and this cluster usually fails after %.0f h",
        lasted,
        usual);
  }

  private static String runAgainst(Signs signs, double lasted, double usual) {
    if (lasted < usual) {
      return number(
          "the signs of one have lasted only %.0f h, and this cluster usually fails after %.0f h",
          lasted, usual);
    }
    String words =
        number(
            lasted > usual
                ? "the signs of one have lasted %.0f h, longer than the %.0f h after which this"
                    + " cluster usually fails"
                : "the signs of one have lasted %.0f h, after which this cluster usually fails",
            lasted,
            usual);
    return signs.knows("runs_with_outage")
        ? words
            + ", but "
            + percent(signs.value("runs_with_outage"))
            + " of its signs so far ended in an outage"
        : words;
  }

  private static String offline(Signs signs, double weight) {
    if (!signs.knows("offline_ratio")) {
      return "how many terminals are offline is unknown";
    }
    String offline =
        (weight < 0 && !signs.isDown() ? "only " : "")
            + percent(signs.value("offline_ratio"))
            + " of terminals are"
            + " offline";
    double change = 100 * signs.value("offline_ratio_change");
    if (Double.isNaN(change) || Math.abs(change) < 1) {
      return offline;
    }
    return offline
        + number(
            ", %.1f points %s than an hour before",
            Math.abs(change), change > 0 ? "more" : "fewer");
  }

  private static String alarms(Signs signs, double weight) {
    double trend = signs.value("trap_trend");
    double rate = 100 * signs.value("fault_rate");
    if (signs.first(ALARMS.features).equals("fault_rate") && !Double.isNaN(rate)) {
      return number("there are %.1f alarms per 100 terminals", rate);
    } else if (Double.isNaN(trend)) {
      return "whether traps rise is unknown";
    }
    String direction = trend > 0.1 ? "rising" : trend < -0.1 ? "falling" : "steady";
    return number("traps are %s (trend %.2f)", direction, trend);
  }

  private static String line(Signs signs, double weight) {
    String noise = against(signs.value("snr_against_day"), "the signal to noise");
    String power = against(signs.value("rx_power_against_day"), "the received power");
    if (noise.isEmpty() && power.isEmpty()) {
      return "signal to noise and received power are as in the last day";
    }
    return noise.isEmpty() || power.isEmpty() ? noise + power : noise + " and " + power;
  }

  private static String against(double change, String what) {
    if (Double.isNaN(change) || Math.abs(change) < SLIGHT_DB) {
      return "";
    }
    return number(
        "%s is %.1f dB %s the last day's", what, Math.abs(change), change < 0 ? "below" : "above");
  }

  private static String temperature(Signs signs, double weight) {
    return signs.knows("temperature")
        ? number("the temperature is %.1f °C", signs.value("temperature"))
        : "the temperature is unknown";
  }

  private static String past(Signs signs, double weight) {
    double hours = signs.value("hours_since_outage");
    if (hours == 0) {
      return "it is down now";
    } else if (hours >= MOST_HOURS_SINCE) {
      return "its last outage was two weeks ago or more";
    }
    return hours < 72
        ? number("its last outage was %.0f h ago", hours)
        : number("its last outage was %.0f days ago", hours / 24);
  }

  static String percent(double share) {
    return number(share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
