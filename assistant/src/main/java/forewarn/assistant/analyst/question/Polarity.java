package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Direction;
import java.util.List;
import java.util.Optional;

/** Which end of a figure is the bad one, for "worst" and "best". */
final class Polarity {
  private static final List<String> GOOD_WHEN_HIGH =
      List.of(
          "snr",
          "signal",
          "power",
          "rating",
          "satisfaction",
          "precision",
          "recall",
          "uptime",
          "availability",
          "activation",
          "averted",
          "come_true");
  private static final List<String> BAD_WHEN_HIGH =
      List.of(
          "alarm",
          "fault",
          "offline",
          "outage",
          "ticket",
          "complaint",
          "churn",
          "temp",
          "loss",
          "rsl",
          "gasp",
          "latency",
          "downtime",
          "duration",
          "error",
          "false",
          "missed",
          "incident",
          "late",
          "holding",
          "negative",
          "critical",
          "spike",
          "issue",
          "probability");

  private Polarity() {}

  /** The bad end, or nothing when the name does not say. */
  static Optional<Direction> worst(String figure) {
    if (BAD_WHEN_HIGH.stream().anyMatch(figure::contains)) {
      return Optional.of(Direction.HIGHEST);
    }
    return GOOD_WHEN_HIGH.stream().anyMatch(figure::contains)
        ? Optional.of(Direction.LOWEST)
        : Optional.empty();
  }
}
