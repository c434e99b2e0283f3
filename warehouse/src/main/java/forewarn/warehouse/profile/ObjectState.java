package forewarn.warehouse.profile;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an object is now.
 *
 * @param newest value of {@code newestIn}; null without rows or without such a column
 * @param newestIn the column that tells how fresh the rows are; empty when there is none
 * @param changedAt when its rows last changed, wall clock; null when that is not known
 * @param rejected rows that broke a rule on their way in
 * @param within how old the newest row may be; null when nothing is expected
 * @param stale whether it is older
 */
public record ObjectState(
    String object,
    long rows,
    @Nullable Instant newest,
    String newestIn,
    @Nullable Instant changedAt,
    long rejected,
    @Nullable Duration within,
    boolean stale) {

  ObjectState judgedAt(Instant dataTime) {
    boolean late = within != null && newest != null && newest.plus(within).isBefore(dataTime);
    return new ObjectState(object, rows, newest, newestIn, changedAt, rejected, within, late);
  }
}
