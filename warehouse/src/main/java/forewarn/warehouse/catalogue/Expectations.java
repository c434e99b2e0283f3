package forewarn.warehouse.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an object as a whole is expected to be like; what is null is not expected.
 *
 * @param freshness how old its newest row may be
 * @param volume how many rows a period should bring
 */
public record Expectations(@Nullable Freshness freshness, @Nullable Volume volume) {
  public static final Expectations NONE = new Expectations(null, null);

  /**
   * The newest row is no older than this by the data's clock.
   *
   * @param column of type TIMESTAMP or DATE
   */
  public record Freshness(String column, Duration within) {}

  /**
   * The newest complete period has at least this share of the rows that the seven before it had in
   * the median.
   *
   * @param column of type TIMESTAMP or DATE
   * @param period {@code hour}, {@code day} or {@code month}
   * @param share in 0..1
   */
  public record Volume(String column, String period, double share) {}
}
