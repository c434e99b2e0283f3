package forewarn.console.oncall;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.operations.oncall.Page;
import forewarn.operations.oncall.Rotation;
import java.time.Instant;

/** On-call in the reader's words. */
public final class DutyWords {
  private DutyWords() {}

  /** A time, in the reader's zone. */
  public static String span(Instant from, Instant until) {
    return Format.shortHour(from) + " – " + Format.shortHour(until);
  }

  /** When turns change. */
  public static String turn(Rotation rotation) {
    String zone = rotation.zone().getId();
    return switch (rotation.turn()) {
      case DAILY -> t("changes daily at {0}, {1}", rotation.handover(), zone);
      case WEEKLY ->
          t(
              "changes every {0} at {1}, {2}",
              rotation
                  .firstDay()
                  .getDayOfWeek()
                  .getDisplayName(
                      java.time.format.TextStyle.FULL, forewarn.console.language.Words.locale()),
              rotation.handover(),
              zone);
    };
  }

  /** How somebody was reached, or why not. */
  public static String outcome(Page page) {
    if (page.waits()) {
      return t("waits until {0}", Format.shortHour(page.due()));
    }
    String problem = page.problem();
    if (problem != null) {
      return problem;
    }
    return switch (page.channel()) {
      case "text" -> t("text message");
      case "chat" -> t("chat");
      default -> t("mail");
    };
  }
}
