package forewarn.warehouse.load;

import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.Batch.Streamed;
import java.util.List;

/**
 * RAW.KAFKA_RAW_ML_FEATURES, where records are numbered as they are stored. Only archived records
 * are ever removed, so that the numbers go on from the highest that is stored or archived. There
 * may be one at a time.
 */
final class StreamTable {
  private final Session session;
  private final String topicId;
  private long next;

  StreamTable(Session session, String topicId) {
    this.session = session;
    this.topicId = topicId;
    this.next =
        session.number(
            """
            select greatest(
              (select max(arrival_number) + 1 from RAW.KAFKA_RAW_ML_FEATURES),
              (select max(up_to_row) from RAW.LOADS))
            """);
  }

  /** Appends records in the transaction under way. */
  void append(List<Streamed> records) {
    if (records.isEmpty()) {
      return;
    }
    try (RowAppender appender = session.appender("RAW", "KAFKA_RAW_ML_FEATURES")) {
      for (int i = 0; i < records.size(); i++) {
        Streamed streamed = records.get(i);
        appender
            .begin()
            .text(streamed.metadata())
            .utf8(streamed.content())
            .number(next + i)
            .text(topicId)
            .integer(streamed.partition())
            .number(streamed.offset())
            .time(streamed.at())
            .end();
      }
    }
  }

  /** The transaction has taken effect; the numbers of a failed one are given again. */
  void committed(int records) {
    next += records;
  }
}
