package forewarn.operations.correlation;

import forewarn.operations.network.KnownCluster;
import forewarn.operations.network.Network;
import forewarn.operations.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is not well in a province: read from the standing alarms that are neither silenced nor put
 * into an incident by a person. ONTs count together: a cluster is not well when {@link #ONT_SHARE}
 * of its ONTs, and at least {@link #FEWEST_ONTS}, have alarms. A single customer's alarm is a
 * ticket, not an incident.
 */
final class Signs {
  static final double ONT_SHARE = 0.02;
  static final int FEWEST_ONTS = 5;

  // By cluster and incident, so that thousands of ONTs' alarms are a few rows.
  private static final String SELECT =
      """
      select
          object_class = 'ont' as of_onts,
          cluster_id,
          olt_id,
          case when cluster_id is null and (olt_id is null or object_class <> 'ont')
              then object_class || '/' || object_id end as other,
          object_class = 'olt' as of_olt,
          incident_number,
          count(*) as alarms,
          min(began_at) as began_at
      from alarms
      where cleared_at is null and silenced_by is null and pinned = 0 and %s
      group by 1, 2, 3, 4, 5, 6
      """;

  private final Database database;

  Signs(Database database) {
    this.database = database;
  }

  /** The signs of a province; those of no known province for {@code ""}. */
  Collection<Sign> of(String province, Network network) {
    List<Row> rows =
        province.isEmpty()
            ? database
                .sql(
                    SELECT.formatted(
                        "province is null and (cluster_id is not null or olt_id is not null)"))
                .query((row, number) -> row(row))
                .list()
            : database
                .sql(SELECT.formatted("province = ?"), province)
                .query((row, number) -> row(row))
                .list();
    Map<String, Gathered> gathered = new TreeMap<>();
    rows.forEach(row -> gathered.computeIfAbsent(row.object(), Gathered::new).add(row));
    return gathered.values().stream()
        .filter(one -> one.notable(network))
        .map(Gathered::sign)
        .toList();
  }

  private record Row(
      boolean ofOnts,
      @Nullable String clusterId,
      @Nullable String oltId,
      @Nullable String other,
      boolean ofOlt,
      @Nullable Long incident,
      int alarms,
      Instant began) {

    String object() {
      if (clusterId != null) {
        return clusterId;
      }
      return ofOlt || other == null ? String.valueOf(oltId) : other;
    }

    boolean wholeOlt() {
      return clusterId == null && (ofOlt || other == null);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    long incident = row.getLong("incident_number");
    Long owner = row.wasNull() ? null : incident;
    return new Row(
        row.getBoolean("of_onts"),
        row.getString("cluster_id"),
        row.getString("olt_id"),
        row.getString("other"),
        row.getBoolean("of_olt"),
        owner,
        row.getInt("alarms"),
        Instant.ofEpochMilli(row.getLong("began_at")));
  }

  /** The rows of one object. Not thread-safe. */
  private static final class Gathered {
    private final String object;
    private final Set<Long> incidents = new HashSet<>();
    private @Nullable String oltId;
    private boolean wholeOlt;
    private boolean ofItself;
    private int onts;
    private Instant began = Instant.MAX;

    Gathered(String object) {
      this.object = object;
    }

    void add(Row row) {
      oltId = row.oltId();
      wholeOlt |= row.wholeOlt();
      ofItself |= !row.ofOnts();
      onts += row.ofOnts() ? row.alarms() : 0;
      if (row.incident() != null) {
        incidents.add(row.incident());
      }
      began = row.began().isBefore(began) ? row.began() : began;
    }

    boolean notable(Network network) {
      return ofItself || !incidents.isEmpty() || onts >= fewest(network);
    }

    private double fewest(Network network) {
      int served =
          wholeOlt && oltId != null
              ? network.ofOlt(oltId).stream().mapToInt(KnownCluster::onts).sum()
              : network.cluster(object).map(KnownCluster::onts).orElse(0);
      return Math.max(FEWEST_ONTS, served * ONT_SHARE);
    }

    Sign sign() {
      return new Sign(object, oltId, wholeOlt, began, incidents);
    }
  }
}
