package forewarn.console.quality;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.warehouse.check.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Results of a check as small bars, one for each hour in which it ran, newest at the right.
 *
 * @param width of the drawing; a bar is 3 wide and 1 apart
 * @param words the same as text
 */
public record Trend(List<Bar> bars, int width, String words) {
  static final int HEIGHT = 20;
  private static final int STEP = 4;
  private static final int LEAST_FAILED = 5;
  private static final int PASSED = 2;

  /**
   * One hour.
   *
   * @param kind failed, passed or unknown
   * @param title when and what
   */
  public record Bar(int x, String y, String height, String kind, String title) {}

  static Trend of(List<CheckResult> results, int most) {
    List<CheckResult> shown = results.subList(Math.max(0, results.size() - most), results.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      bars.add(bar(shown.get(i), (most - shown.size() + i) * STEP));
    }
    long failed = shown.stream().filter(CheckResult::failed).count();
    return new Trend(
        bars,
        most * STEP,
        shown.isEmpty()
            ? t("has not run yet")
            : t("failed in {0} of {1} hours in which it ran", failed, shown.size()));
  }

  // The square root lets a few rows of many be seen.
  private static Bar bar(CheckResult result, int x) {
    double share = (double) result.rowsFailed() / Math.max(1, result.rowsChecked());
    double height =
        result.failed()
            ? LEAST_FAILED + (HEIGHT - LEAST_FAILED) * Math.sqrt(Math.min(1, share))
            : PASSED;
    return new Bar(
        x,
        decimal(HEIGHT - height),
        decimal(height),
        result.failed() ? "failed" : result.passed() ? "passed" : "unknown",
        Format.shortHour(result.checkedAt())
            + ": "
            + t(
                "{0} of {1}",
                Format.count(result.rowsFailed()), Format.count(result.rowsChecked())));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
