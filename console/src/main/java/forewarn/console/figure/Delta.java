package forewarn.console.figure;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.warehouse.figure.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A change, in words.
 *
 * @param against what it is compared with, for example {@code last month}
 * @param text for example {@code +12.3 %}; a dash when there is nothing to compare with
 * @param tone whether that is good
 * @param title what is compared with what
 */
public record Delta(String against, String text, Tone tone, String title) {
  private static final double LEAST = 0.0005;

  /** Whether a change is good news; told by sign and word too, not by colour alone. */
  public enum Tone {
    GOOD,
    BAD,
    NEUTRAL,
    UNKNOWN;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is good for a figure. */
  public enum Wanted {
    MORE,
    LESS,
    NEITHER
  }

  /**
   * The change of a figure.
   *
   * @param title what is compared with what, for example {@code 1-15 Dec: 240, 1-15 Nov: 200}
   */
  public static Delta of(String against, Change change, Wanted wanted, String title) {
    if (!change.isKnown()) {
      return new Delta(against, Format.NONE, Tone.UNKNOWN, title);
    }
    double relative = change.relative();
    if (Double.isNaN(relative)) {
      return change.difference() == 0
          ? new Delta(against, Format.share(0, 1, 1), Tone.NEUTRAL, title)
          : new Delta(against, t("from 0"), tone(change.difference(), wanted), title);
    }
    String sign = relative > LEAST ? "+" : relative < -LEAST ? "−" : "";
    return new Delta(
        against,
        sign + Format.number(100 * Math.abs(relative), 1) + " %",
        Math.abs(relative) < LEAST ? Tone.NEUTRAL : tone(relative, wanted),
        title);
  }

  /** Those that are known; the others, which show nothing but a dash, together as one. */
  public static List<Delta> once(List<Delta> deltas) {
    List<Delta> shown =
        new ArrayList<>(deltas.stream().filter(delta -> delta.tone != Tone.UNKNOWN).toList());
    List<Delta> unknown = deltas.stream().filter(delta -> delta.tone == Tone.UNKNOWN).toList();
    if (!unknown.isEmpty()) {
      shown.add(
          new Delta(
              unknown.stream().map(Delta::against).collect(Collectors.joining(", ")),
              Format.NONE,
              Tone.UNKNOWN,
              unknown.stream().map(Delta::title).distinct().collect(Collectors.joining("\n"))));
    }
    return shown;
  }

  private static Tone tone(double change, Wanted wanted) {
    return switch (wanted) {
      case MORE -> change > 0 ? Tone.GOOD : Tone.BAD;
      case LESS -> change < 0 ? Tone.GOOD : Tone.BAD;
      case NEITHER -> Tone.NEUTRAL;
    };
  }
}
