package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.alarm.Severity;
import forewarn.operations.incident.Scope;
import forewarn.operations.incident.State;

/**
 * How a property of an incident is told: by an icon, a word and a colour.
 *
 * @param icon its name in {@code icons.svg}
 * @param tone a class of the style sheet
 * @param word in the reader's language
 */
public record Look(String icon, String tone, String word) {

  /** Of a severity. */
  public static Look of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> new Look("down", "down", t("critical"));
      case MAJOR -> new Look("expected", "expected", t("major"));
      case MINOR -> new Look("raised", "raised", t("minor"));
      case WARNING -> new Look("calm", "calm", t("warning"));
      case INDETERMINATE -> new Look("unknown", "unknown", t("indeterminate"));
    };
  }

  /** Of where an incident is in its life. */
  public static Look of(State state) {
    return switch (state) {
      case PREDICTED -> new Look("expected-line", "expected", t("predicted"));
      case ONGOING -> new Look("down-line", "down", t("ongoing"));
      case RESOLVED -> new Look("came-true", "came-true", t("resolved"));
      case AVERTED -> new Look("false-alarm", "false-alarm", t("averted"));
      case MERGED -> new Look("unknown", "unknown", t("merged"));
    };
  }

  /** A probable cause in the reader's words. */
  public static String words(ProbableCause cause) {
    return switch (cause) {
      case LOSS_OF_SIGNAL -> t("loss of signal");
      case DEGRADED_SIGNAL -> t("degraded signal");
      case POWER_PROBLEM -> t("power problem");
      case HIGH_TEMPERATURE -> t("high temperature");
      case EQUIPMENT_MALFUNCTION -> t("equipment malfunction");
      case INDETERMINATE -> t("indeterminate");
    };
  }

  /** How much of the network, in the reader's words. */
  public static String words(Scope scope) {
    return switch (scope) {
      case CLUSTER -> t("one cluster");
      case OLT -> t("an OLT");
      case PROVINCE -> t("a province");
    };
  }
}
