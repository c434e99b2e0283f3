package forewarn.console.quality;

import static forewarn.console.language.Words.t;

import forewarn.warehouse.check.CheckState;
import forewarn.warehouse.check.HeldObject;
import forewarn.warehouse.check.Quality;
import forewarn.warehouse.rejected.Rejections;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All checks with their state, failing ones first.
 *
 * @param checks those that match
 * @param total number of all
 * @param rejectedRows in STAGING.REJECTED
 * @param correctedRows those of them that somebody has corrected
 * @param checkedAt the newest result; null when nothing has been checked yet
 */
public record QualityPage(
    List<Check> checks,
    Totals total,
    List<HeldObject> held,
    long rejectedRows,
    long correctedRows,
    @Nullable Instant checkedAt,
    String find,
    Show show) {
  private static final int BARS = 24;

  /** Which checks are listed. */
  public enum Show {
    ALL("All"),
    FAILING("Failing"),
    PASSED("Passed");

    private final String word;

    Show(String word) {
      this.word = word;
    }

    static Show of(String name) {
      for (Show show : values()) {
        if (show.key().equals(name)) {
          return show;
        }
      }
      return ALL;
    }

    public String word() {
      return t(word);
    }

    /** Name in addresses. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean lists(State state) {
      return switch (this) {
        case ALL -> true;
        case FAILING -> state.compareTo(State.UNKNOWN) < 0;
        case PASSED -> state == State.PASSED;
      };
    }
  }

  /** How many checks are in each state. */
  public record Totals(long held, long warning, long rejecting, long unknown, long passed) {
    static Totals of(List<Check> checks) {
      return new Totals(
          count(checks, State.HELD),
          count(checks, State.WARNING),
          count(checks, State.REJECTING),
          count(checks, State.UNKNOWN),
          count(checks, State.PASSED));
    }

    private static long count(List<Check> checks, State state) {
      return checks.stream().filter(check -> check.state() == state).count();
    }

    public long checks() {
      return held + warning + rejecting + unknown + passed;
    }
  }

  /**
   * A check as a row.
   *
   * @param message null when there is nothing to say, or the caller may not see it
   */
  public record Check(CheckState check, State state, @Nullable String message, Trend trend) {
    public String path() {
      return "/catalogue/quality/" + check.object() + "/" + check.check();
    }

    public String schema() {
      return check.object().substring(0, check.object().indexOf('.'));
    }

    public String name() {
      return check.object().substring(check.object().indexOf('.') + 1);
    }

    /** Whether figures are to be shown: rows were looked at, and it is rows that are counted. */
    public boolean counted() {
      return check.latest() != null
          && check.latest().rowsChecked() > 0
          && !check.check().equals("freshness");
    }

    private boolean matches(String needle) {
      return (check.object() + " " + check.check() + " " + state.word())
          .toLowerCase(Locale.ROOT)
          .contains(needle);
    }
  }

  static QualityPage of(
      Quality quality, Rejections rejections, Sight sight, String find, Show show) {
    List<Check> all =
        quality.checks().stream()
            .map(check ->
                new Check(
                    check, State.of(check), sight.message(check), Trend.of(check.recent(), BARS)))
            .sorted(
                Comparator.comparing(Check::state)
                    .thenComparing(Comparator.comparingDouble(QualityPage::share).reversed()))
            .toList();
    String needle = find.strip().toLowerCase(Locale.ROOT);
    return new QualityPage(
        all.stream().filter(check -> show.lists(check.state()) && check.matches(needle)).toList(),
        Totals.of(all),
        quality.held(),
        rejections.count(Rejections.Filter.NONE),
        rejections.corrected(),
        all.stream()
            .map(check -> check.check().latest())
            .filter(Objects::nonNull)
            .map(latest -> latest.checkedAt())
            .max(Comparator.naturalOrder())
            .orElse(null),
        find,
        show);
  }

  private static double share(Check check) {
    var latest = check.check().latest();
    return latest == null ? 0 : (double) latest.rowsFailed() / Math.max(1, latest.rowsChecked());
  }
}
