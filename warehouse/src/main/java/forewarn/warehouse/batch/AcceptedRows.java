package forewarn.warehouse.batch;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Signal;
import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a batch that are records, kept on disk to be put in order. For one thread. */
public final class AcceptedRows implements AutoCloseable {
  private static final String TABLE = "accepted";
  private static final String SIGNALS =
      IntStream.range(0, Signal.ALL.size())
          .mapToObj(i -> "s" + i)
          .collect(Collectors.joining(", "));
  private static final int FIRST_SIGNAL = 3;

  private final RowAppender appender;

  private AcceptedRows(RowAppender appender) {
    this.appender = appender;
  }

  static AcceptedRows into(Session session) {
    session.update(
        "create or replace table %s (row_number bigint, cluster varchar, epoch_hour bigint, %s)"
            .formatted(TABLE, SIGNALS.replaceAll("s[0-9]+", "$0 double")));
    return new AcceptedRows(session.appender("main", TABLE));
  }

  /** Sees the accepted rows of one cluster after the other, each in the order of its hours. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param cluster null when the row stands by itself
     * @param epochHour hours since 1970-01-01 00:00 UTC
     * @param valuesBySignal indexed by {@code Signal.ordinal()}, NaN when not reported; reused
     */
    void row(long number, @Nullable String cluster, long epochHour, double[] valuesBySignal);
  }

  /** Adds a row that belongs to its cluster. */
  public void add(long number, HourlyRecord hourly) {
    append(number, hourly.clusterId(), hourly);
  }

  /** Adds a row that belongs to no other. */
  public void addAlone(long number, HourlyRecord hourly) {
    append(number, null, hourly);
  }

  private void append(long number, @Nullable String cluster, HourlyRecord hourly) {
    appender.begin().number(number).text(cluster).number(hourly.epochHour());
    for (Signal signal : Signal.ALL) {
      appender.real(hourly.value(signal));
    }
    appender.end();
  }

  static void visit(Session session, Visitor visitor) {
    double[] values = new double[Signal.ALL.size()];
    session.scan(
        "select row_number, cluster, epoch_hour, %s from %s order by cluster, epoch_hour, row_number"
            .formatted(SIGNALS, TABLE),
        block -> visit(block, values, visitor));
  }

  private static void visit(Block block, double[] values, Visitor visitor) {
    for (int row = 0; row < block.rows(); row++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = block.real(FIRST_SIGNAL + i, row);
      }
      visitor.row(
          block.number(0, row, 0),
          block.isNull(1, row) ? null : block.text(1, row),
          block.number(2, row, 0),
          values);
    }
  }

  @Override
  public void close() {
    appender.close();
  }
}
