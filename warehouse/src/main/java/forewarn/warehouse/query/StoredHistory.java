package forewarn.warehouse.query;

import forewarn.telemetry.Signal;
import forewarn.warehouse.database.Block;
import forewarn.warehouse.database.ResultColumn;
import forewarn.warehouse.database.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads hourly rows from a table. Clusters travel and are sorted as numbers, counts as INTEGER and
 * hours as whole numbers: half the size is what lets millions of rows be sorted without spilling to
 * disk, and no text is made of each row's cluster.
 */
final class StoredHistory implements HourlyHistory {
  private static final int NOT_REPORTED = Integer.MIN_VALUE;
  private static final int CLUSTER = 0;
  private static final int HOUR = 1;
  private static final int FIRST_SIGNAL = 2;
  private static final int LABEL = FIRST_SIGNAL + Signal.ALL.size();

  private static final String NUMBER_CLUSTERS =
      """
      create temp table history_clusters as
      select cluster_id, (row_number() over (order by cluster_id))::integer as cluster
      from (select distinct cluster_id from %s where cluster_id is not null)
      """;
  private static final String NUMBERED_CLUSTERS =
      "select cluster_id from temp.history_clusters order by cluster";
  private static final List<String> DIMENSIONS = List.of("region", "vendor");

  private final Supplier<Session> sessions;
  private final String source;
  private final String places;

  /**
   * @param source table of the hourly rows
   * @param places table with the columns {@code cluster_id}, {@code region} and {@code vendor}, or
   *     some of them
   */
  StoredHistory(Supplier<Session> sessions, String source, String places) {
    this.sessions = sessions;
    this.source = source;
    this.places = places;
  }

  @Override
  public long rows() {
    try (Session session = sessions.get()) {
      return session.number("select count(*) from " + source);
    }
  }

  @Override
  public void scan(Visitor visitor) {
    scan(source, visitor);
  }

  @Override
  public void scan(long fromHour, long beforeHour, Visitor visitor) {
    scan(
        "(select * from %s where timestamp_1h >= make_timestamp(%d) and timestamp_1h < make_timestamp(%d))"
            .formatted(source, microseconds(fromHour), microseconds(beforeHour)),
        visitor);
  }

  private static long microseconds(long epochHour) {
    return Math.multiplyExact(epochHour, 3_600_000_000L);
  }

  private void scan(String rows, Visitor visitor) {
    try (Session session = sessions.get()) {
      double[] values = new double[Signal.ALL.size()];
      // One transaction, so that all statements see the same clusters.
      session.transaction(() -> {
        session.update(NUMBER_CLUSTERS.formatted(rows));
        List<String> ids = session.list(NUMBERED_CLUSTERS, row -> row.text(1));
        session.scan(sql(rows), block -> visit(block, ids, values, visitor));
        session.update("drop table temp.history_clusters");
      });
    }
  }

  private static String sql(String rows) {
    List<String> columns = new ArrayList<>();
    columns.add("cluster");
    columns.add("(epoch_us(timestamp_1h) // 3600000000)::integer as epoch_hour");
    for (Signal signal : Signal.ALL) {
      columns.add(
          "try_cast(%s as %s)".formatted(signal.column(), isReal(signal) ? "double" : "integer"));
    }
    columns.add("try_cast(label_outage_1h as integer)");
    return "select %s from %s join temp.history_clusters using (cluster_id) order by cluster, epoch_hour"
        .formatted(String.join(", ", columns), rows);
  }

  @Override
  public Map<String, Map<String, String>> groups() {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    try (Session session = sessions.get()) {
      List<String> columns =
          session.describe("select * from " + places).stream().map(ResultColumn::name).toList();
      for (String dimension : DIMENSIONS) {
        Map<String, String> values =
            columns.contains(dimension) ? values(session, dimension) : Map.of();
        if (!values.isEmpty()) {
          groups.put(dimension, values);
        }
      }
    }
    return groups;
  }

  private Map<String, String> values(Session session, String dimension) {
    Map<String, String> values = new TreeMap<>();
    session.each(
        "select cluster_id, any_value(%1$s::varchar) from %2$s where cluster_id is not null and %1$s is not null group by all"
            .formatted(dimension, places),
        row -> values.put(row.text(1), row.text(2)));
    return values;
  }

  private static boolean isReal(Signal signal) {
    return signal.kind() == Signal.Kind.REAL;
  }

  private static void visit(Block block, List<String> ids, double[] values, Visitor visitor) {
    for (int row = 0; row < block.rows(); row++) {
      Arrays.fill(values, Double.NaN);
      for (Signal signal : Signal.ALL) {
        values[signal.ordinal()] = value(block, signal, row);
      }
      visitor.row(
          ids.get(block.integer(CLUSTER, row, 0) - 1),
          block.integer(HOUR, row, 0),
          values,
          block.integer(LABEL, row, -1));
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
