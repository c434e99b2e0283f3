package forewarn.console.quality;

import forewarn.warehouse.check.CheckResult;
import forewarn.warehouse.check.CheckState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One check and its history.
 *
 * @param results oldest first
 * @param messages whether the caller may see what a result says
 */
public record CheckPage(
    CheckState check, State state, Trend trend, List<CheckResult> results, boolean messages) {
  static final int MOST = 200;
  private static final int BARS = 120;

  static CheckPage of(CheckState check, List<CheckResult> results, Sight sight) {
    return new CheckPage(
        check,
        State.of(check),
        Trend.of(results, BARS),
        results,
        sight.message(check.object(), check.check(), "") != null);
  }

  /** What a result says, or null. */
  public @Nullable String message(CheckResult result) {
    return messages ? result.message() : null;
  }

  /** The silver table as rejected rows name it. */
  public String table() {
    return check.object().substring(check.object().indexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
