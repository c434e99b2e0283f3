package forewarn.warehouse.model;

import forewarn.warehouse.database.Session;
import java.time.Duration;

/**
 * Drops records from RAW.KAFKA_RAW_ML_FEATURES some time after they were archived. The time is that
 * of the archiving by our own clock: a sender can claim any other. So what is dropped is always a
 * first part of the arrival numbers, and never something that is not archived.
 */
final class StreamRetention {
  private static final long MOST_ROWS = 200_000;

  private final Session session;
  private final Duration kept;

  StreamRetention(Session session, Duration kept) {
    this.session = session;
    this.kept = kept;
  }

  /** Returns the number of records dropped. */
  long drop() {
    long end =
        session.number(
            "select max(up_to_row) from RAW.LOADS where loaded_at <= (now() at time zone 'UTC') - to_milliseconds(?)",
            kept.toMillis());
    long dropped = 0;
    for (long part = nextPart(end); part > 0; part = nextPart(end)) {
      dropped +=
          session.update("delete from RAW.KAFKA_RAW_ML_FEATURES where arrival_number < " + part);
    }
    return dropped;
  }

  /** Up to where the next transaction drops; 0 when nothing is left. */
  private long nextPart(long end) {
    return session
        .list(
            "select min(arrival_number) from RAW.KAFKA_RAW_ML_FEATURES where arrival_number < "
                + end,
            row -> row.isNull(1) ? 0 : Math.min(end, row.number(1) + MOST_ROWS))
        .getFirst();
  }
}
