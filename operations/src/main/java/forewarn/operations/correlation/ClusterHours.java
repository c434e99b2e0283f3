package forewarn.operations.correlation;

import forewarn.operations.store.Database;
import java.time.Instant;
import java.util.Optional;

/** The newest hour told of each cluster: what is older is late, and what is equal a repetition. */
final class ClusterHours {
  // Of the clusters' newest hours, this share of the latest is taken for clocks that run ahead.
  private static final double AHEAD = 0.02;

  private final Database database;

  ClusterHours(Database database) {
    this.database = database;
  }

  Optional<Instant> newest(String clusterId) {
    return database
        .sql("select hour_at from cluster_hours where cluster_id = ?", clusterId)
        .query(Long.class)
        .optional()
        .map(Instant::ofEpochMilli);
  }

  void put(String clusterId, Instant hour) {
    database
        .sql(
            "insert into cluster_hours (cluster_id, hour_at) values (?, ?)"
                + " on conflict (cluster_id) do update set hour_at = excluded.hour_at",
            clusterId,
            hour.toEpochMilli())
        .update();
  }

  /** The data's clock: the newest hour that more than a few stray clusters have reported. */
  Optional<Instant> now() {
    return database
        .sql(
            "select hour_at from cluster_hours order by hour_at desc limit 1"
                + " offset (select cast(count(*) * "
                + AHEAD
                + " as integer) from cluster_hours)")
        .query(Long.class)
        .optional()
        .map(Instant::ofEpochMilli);
  }
}
