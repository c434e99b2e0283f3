package forewarn.prediction.monitoring;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predictions as the loader has them, put straight into the warehouse. */
final class SaidStream {
  static final Instant START = Instant.parse("2024-11-04T00:00:00Z");

  private final Warehouse warehouse;
  private final List<Said> all = new ArrayList<>();

  SaidStream(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * One prediction; versions are those of a model {@code outage}.
   *
   * @param number its place in the stream
   * @param challenger what the challenger, version 2, says; null when there is none
   */
  record Said(
      int number,
      String cluster,
      int hour,
      String version,
      double probability,
      @Nullable Double challenger,
      boolean outageNow,
      String missing) {
    boolean expected() {
      return probability >= 0.5;
    }
  }

  List<Said> all() {
    return all;
  }

  /** Adds predictions, and makes FACT_PREDICTIONS what it then is. */
  void add(List<Said> said) {
    Definition fact = warehouse.catalogue().find("DATAMART.FACT_PREDICTIONS").orElseThrow();
    all.addAll(said);
    try (Session session = warehouse.session()) {
      session.transaction(() -> {
        said.forEach(one -> insert(session, one));
        session.update("delete from DATAMART.FACT_PREDICTIONS");
        session.update("insert into DATAMART.FACT_PREDICTIONS by name " + fact.select());
      });
    }
  }

  static Instant time(int hour) {
    return START.plusSeconds(3600L * hour);
  }

  private static void insert(Session session, Said one) {
    Double challenger = one.challenger();
    session.update(
        "insert into RAW.OUTAGE_PREDICTIONS (cluster_id, timestamp_1h, model_name, model_version,"
            + " probability, label_outage_1h, outage_now, made_at, latency_ms, missing_features,"
            + " unusual_features, challenger_name, challenger_version, challenger_probability,"
            + " challenger_label_outage_1h, source_partition, source_offset, kafka_partition,"
            + " kafka_offset)"
            + " values (?, ?, 'outage', ?, ?, ?, ?, ?, 5, ?, '', ?, ?, ?, ?, 0, ?, 0, ?)",
        one.cluster(),
        time(one.hour()),
        one.version(),
        one.probability(),
        one.expected() ? 1 : 0,
        one.outageNow() ? 1 : 0,
        Instant.parse("2025-06-01T00:00:00Z").plusMillis(one.number()),
        one.missing(),
        challenger == null ? null : "outage",
        challenger == null ? null : "2",
        challenger,
        challenger == null ? null : (Integer) (challenger >= 0.5 ? 1 : 0),
        one.number(),
        one.number());
  }
}
