package forewarn.console.overview;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.console.layout.Format;
import forewarn.console.live.HourTally;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicted against happened over the last hours of data, as bars: outages above the line, those
 * that were foreseen, those that were not and those that could not be in one kind each; false
 * alarms below it.
 *
 * @param tallies the hours, oldest first; the last one is still to come
 */
public record DayChart(List<HourTally> tallies, List<Bar> bars, List<Label> labels) {
  public static final int WIDTH = 480;
  public static final int HEIGHT = 150;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int BOTTOM = 18;
  private static final int GAP = 3;
  private static final double HALF_A_LABEL = 20;
  private static final double LEAST_SCALE = 3;

  /** A rectangle of a kind, with what it says in words. */
  public record Bar(double x, double y, double width, double height, String kind, String title) {}

  /** Text below the bars. */
  public record Label(double x, String text) {}

  /** Draws tallies of consecutive hours, oldest first. */
  public static DayChart of(List<HourTally> tallies) {
    double up = LEAST_SCALE;
    double down = 0;
    for (HourTally tally : tallies) {
      up = Math.max(up, tally.outages() + Math.max(0, pending(tally)));
      down = Math.max(down, tally.falseAlarms());
    }
    double scale = (HEIGHT - BOTTOM - 4) / (up + down);
    double axis = 2 + up * scale;
    double step = (double) WIDTH / tallies.size();
    List<Bar> bars = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      HourTally tally = tallies.get(i);
      add(bars, tally, i * step + GAP / 2.0, step - GAP, axis, scale);
      LocalTime time = LocalTime.ofInstant(tally.hour(), Words.zone());
      if (time.getHour() % 6 == 0) {
        labels.add(new Label(within(i * step + step / 2), CLOCK.format(time)));
      }
    }
    return new DayChart(List.copyOf(tallies), bars, labels);
  }

  public long outages() {
    return tallies.stream().mapToLong(HourTally::outages).sum();
  }

  public long foreseen() {
    return tallies.stream().mapToLong(HourTally::foreseen).sum();
  }

  public long missed() {
    return tallies.stream().mapToLong(HourTally::missed).sum();
  }

  public long falseAlarms() {
    return tallies.stream().mapToLong(HourTally::falseAlarms).sum();
  }

  public long pending() {
    return tallies.stream().mapToLong(DayChart::pending).sum();
  }

  public boolean isEmpty() {
    return tallies.stream().allMatch(tally -> tally.records() == 0);
  }

  /** Outages whose hour before was not reported. */
  public long unforeseeable() {
    return tallies.stream().mapToLong(HourTally::unforeseeable).sum();
  }

  static long pending(HourTally tally) {
    return tally.expected() - tally.foreseen() - tally.falseAlarms();
  }

  private static double within(double x) {
    return Math.clamp(x, HALF_A_LABEL, WIDTH - HALF_A_LABEL);
  }

  private static void add(
      List<Bar> bars, HourTally tally, double x, double width, double axis, double scale) {
    double y = axis;
    y = stack(bars, tally, "foreseen", tally.foreseen(), x, y, width, scale);
    y = stack(bars, tally, "missed", tally.missed(), x, y, width, scale);
    y = stack(bars, tally, "unforeseeable", tally.unforeseeable(), x, y, width, scale);
    stack(bars, tally, "pending", pending(tally), x, y, width, scale);
    if (tally.falseAlarms() > 0) {
      double height = tally.falseAlarms() * scale;
      bars.add(new Bar(x, axis + 1, width, height, "false-alarm", title(tally)));
    }
  }

  private static double stack(
      List<Bar> bars,
      HourTally tally,
      String kind,
      long count,
      double x,
      double y,
      double width,
      double scale) {
    if (count <= 0) {
      return y;
    }
    double height = count * scale;
    bars.add(new Bar(x, y - height, width, Math.max(1, height - 1), kind, title(tally)));
    return y - height;
  }

  private static String title(HourTally tally) {
    return t(
        "{0}: {1} outages, {2} of them foreseen, {3} false alarms, {4} expected and not known yet",
        Format.shortHour(tally.hour()),
        tally.outages(),
        tally.foreseen(),
        tally.falseAlarms(),
        Math.max(0, pending(tally)));
  }
}
