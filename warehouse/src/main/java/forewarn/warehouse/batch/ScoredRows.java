package forewarn.warehouse.batch;

import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import java.util.List;

/** What came of each row of a batch. For one thread. */
public final class ScoredRows implements AutoCloseable {
  static final String TABLE = "scored";

  private final RowAppender appender;

  private ScoredRows(RowAppender appender) {
    this.appender = appender;
  }

  static ScoredRows into(Session session) {
    session.update(
        """
        create or replace table %s (row_number bigint, label bigint, probability double, \
        error varchar, reason varchar, missing varchar, unusual varchar)
        """
            .formatted(TABLE));
    return new ScoredRows(session.appender("main", TABLE));
  }

  /**
   * Adds a prediction.
   *
   * @param label 1 when an outage is expected, else 0
   * @param missing names of features that could not be computed
   * @param unusual what in the row is out of the ordinary, in words
   */
  public void add(
      long number, int label, double probability, List<String> missing, List<String> unusual) {
    appender
        .begin()
        .number(number)
        .number(label)
        .real(probability)
        .empty()
        .empty()
        .text(joined(missing))
        .text(joined(unusual))
        .end();
  }

  private static @org.jspecify.annotations.Nullable String joined(List<String> words) {
    return words.isEmpty() ? null : String.join(", ", words);
  }

  /**
   * Adds a row that is no record.
   *
   * @param error everything that is wrong with it, with the values
   * @param reason what is wrong with it first, in words that are the same for like rows
   */
  public void addError(long number, String error, String reason) {
    appender.begin().number(number).empty().empty().text(error).text(reason).empty().empty().end();
  }

  @Override
  public void close() {
    appender.close();
  }
}
