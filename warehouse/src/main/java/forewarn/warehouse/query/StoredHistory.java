package forewarn.warehouse.query;

import forewarn.telemetry.Signal;
import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads hourly rows from a table. Counts travel as INTEGER and hours as whole numbers: half the
 * size is what lets millions of rows be sorted without spilling to disk.
 */
final class StoredHistory implements HourlyHistory {
  private static final int NOT_REPORTED = Integer.MIN_VALUE;
  private static final int FIRST_SIGNAL = 2;
  private static final int LABEL = FIRST_SIGNAL + Signal.ALL.size();

  private final Supplier<Session> sessions;
  private final String source;

  StoredHistory(Supplier<Session> sessions, String source) {
    this.sessions = sessions;
    this.source = source;
  }

  @Override
  public long rows() {
    try (Session session = sessions.get()) {
      return session.number("select count(*) from " + source);
    }
  }

  @Override
  public void scan(Visitor visitor) {
    try (Session session = sessions.get()) {
      double[] values = new double[Signal.ALL.size()];
      session.scan(sql(), block -> visit(block, values, visitor));
    }
  }

  private String sql() {
    List<String> columns = new ArrayList<>();
    columns.add("cluster_id");
    columns.add("(epoch_us(timestamp_1h) // 3600000000)::integer as epoch_hour");
    for (Signal signal : Signal.ALL) {
      columns.add(
          "try_cast(%s as %s)".formatted(signal.column(), isReal(signal) ? "double" : "integer"));
    }
    columns.add("try_cast(label_outage_1h as integer)");
    return "select %s from %s order by cluster_id, epoch_hour"
        .formatted(String.join(", ", columns), source);
  }

  private static boolean isReal(Signal signal) {
    return signal.kind() == Signal.Kind.REAL;
  }

  private static void visit(Block block, double[] values, Visitor visitor) {
    for (int row = 0; row < block.rows(); row++) {
      Arrays.fill(values, Double.NaN);
      for (Signal signal : Signal.ALL) {
        values[signal.ordinal()] = value(block, signal, row);
      }
      visitor.row(
          block.text(0, row), block.integer(1, row, 0), values, block.integer(LABEL, row, -1));
    }
  }

  private static double value(Block block, Signal signal, int row) {
    int column = FIRST_SIGNAL + signal.ordinal();
    if (isReal(signal)) {
      return block.real(column, row);
    }
    int value = block.integer(column, row, NOT_REPORTED);
    return value == NOT_REPORTED ? Double.NaN : value;
  }
}
