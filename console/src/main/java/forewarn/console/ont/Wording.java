package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.figure.Delta.Wanted;
import forewarn.console.figure.When;
import forewarn.console.layout.Format;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntMeasure;
import forewarn.warehouse.figure.Period;
import java.time.Duration;

/** What the pages of terminals say of measures and periods. Days and hours are UTC, as the data. */
final class Wording {
  private static final int FEW = 100;

  private Wording() {}

  static String label(OntMeasure measure) {
    return switch (measure) {
      case REGISTERED -> t("Registered ONT");
      case OFFLINE -> t("Offline ONT");
      case LINK_LOSS -> t("Link loss");
      case DYING_GASP -> t("Dying gasp");
      case BAD_RSL -> t("Bad RSL");
      case HIGH_TEMP -> t("High temperature");
    };
  }

  static String unit(OntMeasure measure) {
    return switch (measure) {
      case REGISTERED, OFFLINE -> t("ONTs");
      case LINK_LOSS, DYING_GASP, BAD_RSL, HIGH_TEMP -> t("alarms");
    };
  }

  static String definition(OntMeasure measure) {
    return switch (measure) {
      case REGISTERED ->
          t(
              "Terminals provisioned at the end of the period: of each cluster the number last reported within the last 24 hours of its data, added up over clusters, never over hours.");
      case OFFLINE ->
          t(
              "Terminals offline, on average: of each cluster the mean over the hours it reported, added up over clusters.");
      case LINK_LOSS -> t("Alarms for loss of link, added up over hours and clusters.");
      case DYING_GASP ->
          t("Alarms for power lost at the customer, added up over hours and clusters.");
      case BAD_RSL ->
          t("Alarms for a bad received signal level, added up over hours and clusters.");
      case HIGH_TEMP -> t("Alarms for high temperature, added up over hours and clusters.");
    };
  }

  static Wanted wanted(OntMeasure measure) {
    return measure == OntMeasure.REGISTERED ? Wanted.MORE : Wanted.LESS;
  }

  /** Means of few terminals need a decimal, all else is whole. */
  static String number(OntMeasure measure, double value) {
    return Format.number(value, measure == OntMeasure.OFFLINE && value < FEW ? 1 : 0);
  }

  /** The days of a period, with the hour where the last one is cut. */
  static String period(Period period) {
    return When.text(period);
  }

  /** Both sides of a comparison, or why there is none. */
  static String comparison(
      OntMeasure measure, OntFigures now, Period period, OntFigures before, Period other) {
    return switch (now.likeness(period, before, other)) {
      case LIKE ->
          "%s: %s\n%s: %s"
              .formatted(
                  period(period), number(measure, now.value(measure)),
                  period(other), number(measure, before.value(measure)));
      case NO_DATA -> t("No data of {0}", period(now.isEmpty() ? period : other));
      case OTHER_HOURS ->
          t(
              "Not comparable: {0} has data of {1} hours of {2}, {3} of {4} of {5}",
              period(period),
              now.hours(),
              hours(period),
              period(other),
              before.hours(),
              hours(other));
      case OTHER_CLUSTERS ->
          t(
              "Not comparable: {0} clusters reported in {1}, {2} in {3}",
              now.clusters(), period(period), before.clusters(), period(other));
    };
  }

  private static long hours(Period period) {
    return Duration.between(period.from(), period.before()).toHours();
  }
}
