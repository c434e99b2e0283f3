package forewarn.prediction.explanation;

import java.util.List;

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

  private interface Words {
    String of(Signs signs, double weight, Wording wording);
  }

  private final List<String> features;
  private final Words words;

  Clause(List<String> features, Words words) {
    this.features = features;
    this.words = words;
  }

  /** Above 0 for an outage, below 0 against one. */
  double weight(Signs signs) {
    return signs.weight(features);
  }

  /** In the middle of a sentence, without a full stop. */
  String in(Signs signs, Wording wording) {
    return words.of(signs, weight(signs), wording);
  }

  private static String run(Signs signs, double weight, Wording wording) {
    double lasted = signs.value("elevated_hours");
    double usual = signs.value("usual_run");
    if (!(lasted > 0)) {
      return signs.isDown()
          ? wording.say("there is no sign of another outage")
          : wording.say("the signs of one (terminals dropping off while traps rise) are absent");
    } else if (Double.isNaN(usual)) {
      return wording.say(
          "the signs of one have lasted {0} h, and how long they usually last here is not known",
          wording.number(lasted, 0));
    } else if (weight < 0) {
      return runAgainst(signs, lasted, usual, wording);
    }
    String hours = wording.number(lasted, 0);
    String usually = wording.number(usual, 0);
    return lasted < usual
        ? wording.say(
            "the signs of one have lasted {0} of the {1} h after which this cluster usually fails",
            hours, usually)
        : wording.say(
            "the signs of one have lasted {0} h, and this cluster usually fails after {1} h",
            hours, usually);
  }

  private static String runAgainst(Signs signs, double lasted, double usual, Wording wording) {
    String hours = wording.number(lasted, 0);
    String usually = wording.number(usual, 0);
    if (lasted < usual) {
      return wording.say(
          "the signs of one have lasted only {0} h, and this cluster usually fails after {1} h",
          hours, usually);
    }
    String words =
        lasted > usual
            ? wording.say(
                "the signs of one have lasted {0} h, longer than the {1} h after which this cluster usually fails",
                hours, usually)
            : wording.say(
                "the signs of one have lasted {0} h, after which this cluster usually fails",
                hours);
    return signs.knows("runs_with_outage")
        ? wording.say(
            "{0}, but {1} of its signs so far ended in an outage",
            words, wording.percent(signs.value("runs_with_outage")))
        : words;
  }

  private static String offline(Signs signs, double weight, Wording wording) {
    if (!signs.knows("offline_ratio")) {
      return wording.say("how many terminals are offline is unknown");
    }
    String share = wording.percent(signs.value("offline_ratio"));
    String offline =
        weight < 0 && !signs.isDown()
            ? wording.say("only {0} of terminals are offline", share)
            : wording.say("{0} of terminals are offline", share);
    double change = 100 * signs.value("offline_ratio_change");
    if (Double.isNaN(change) || Math.abs(change) < 1) {
      return offline;
    }
    String points = wording.number(Math.abs(change), 1);
    return change > 0
        ? wording.say("{0}, {1} points more than an hour before", offline, points)
        : wording.say("{0}, {1} points fewer than an hour before", offline, points);
  }

  private static String alarms(Signs signs, double weight, Wording wording) {
    double trend = signs.value("trap_trend");
    double rate = 100 * signs.value("fault_rate");
    if (signs.first(ALARMS.features).equals("fault_rate") && !Double.isNaN(rate)) {
      return wording.say("there are {0} alarms per 100 terminals", wording.number(rate, 1));
    } else if (Double.isNaN(trend)) {
      return wording.say("whether traps rise is unknown");
    }
    String figure = wording.number(trend, 2);
    if (trend > 0.1) {
      return wording.say("traps are rising (trend {0})", figure);
    }
    return trend < -0.1
        ? wording.say("traps are falling (trend {0})", figure)
        : wording.say("traps are steady (trend {0})", figure);
  }

  private static String line(Signs signs, double weight, Wording wording) {
    String noise = noise(signs.value("snr_against_day"), wording);
    String power = power(signs.value("rx_power_against_day"), wording);
    if (noise.isEmpty() && power.isEmpty()) {
      return wording.say("signal to noise and received power are as in the last day");
    }
    return noise.isEmpty() || power.isEmpty()
        ? noise + power
        : wording.say("{0} and {1}", noise, power);
  }

  private static String noise(double change, Wording wording) {
    if (Double.isNaN(change) || Math.abs(change) < SLIGHT_DB) {
      return "";
    }
    String decibels = wording.number(Math.abs(change), 1);
    return change < 0
        ? wording.say("the signal to noise is {0} dB below the last day's", decibels)
        : wording.say("the signal to noise is {0} dB above the last day's", decibels);
  }

  private static String power(double change, Wording wording) {
    if (Double.isNaN(change) || Math.abs(change) < SLIGHT_DB) {
      return "";
    }
    String decibels = wording.number(Math.abs(change), 1);
    return change < 0
        ? wording.say("the received power is {0} dB below the last day's", decibels)
        : wording.say("the received power is {0} dB above the last day's", decibels);
  }

  private static String temperature(Signs signs, double weight, Wording wording) {
    return signs.knows("temperature")
        ? wording.say("the temperature is {0} °C", wording.number(signs.value("temperature"), 1))
        : wording.say("the temperature is unknown");
  }

  private static String past(Signs signs, double weight, Wording wording) {
    double hours = signs.value("hours_since_outage");
    if (hours == 0) {
      return wording.say("it is down now");
    } else if (hours >= MOST_HOURS_SINCE) {
      return wording.say("its last outage was two weeks ago or more");
    }
    return hours < 72
        ? wording.say("its last outage was {0} h ago", wording.number(hours, 0))
        : wording.say("its last outage was {0} days ago", wording.number(hours / 24, 0));
  }
}
