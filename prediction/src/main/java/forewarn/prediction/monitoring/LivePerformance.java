package forewarn.prediction.monitoring;

import java.time.LocalDate;
import java.util.List;

/**
 * How a model version does on live records in one role. Days are by the data's clock, UTC.
 *
 * @param role in which it scored
 * @param from first day scored
 * @param to last day scored
 * @param lastDay the newest 24 hours; of the very last the outcome is not known yet
 * @param lastWeek the newest seven days
 * @param total since the first prediction
 * @param days oldest first, at most a year
 * @param comparisons with each version that scored the same records in the other role
 */
public record LivePerformance(
    Role role,
    LocalDate from,
    LocalDate to,
    LiveFigures lastDay,
    LiveFigures lastWeek,
    LiveFigures total,
    List<Day> days,
    List<Comparison> comparisons) {

  public LivePerformance {
    days = List.copyOf(days);
    comparisons = List.copyOf(comparisons);
  }

  /** Whether a model's predictions were acted on, or made in the shadow. */
  public enum Role {
    CHAMPION,
    CHALLENGER
  }

  /** One day's figures. */
  public record Day(LocalDate date, LiveFigures figures) {}

  /**
   * Two versions on the same hours of the same clusters.
   *
   * @param rivalName of the other model
   * @param rivalVersion of the other model
   * @param own figures of this version on the hours that both scored
   * @param rival figures of the other on these hours
   */
  public record Comparison(
      String rivalName, String rivalVersion, LiveFigures own, LiveFigures rival) {}
}
