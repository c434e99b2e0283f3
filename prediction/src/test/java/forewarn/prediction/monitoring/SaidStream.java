package forewarn.prediction.monitoring;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.RowAppender;
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
        session.update(
            "create or replace temp table said (cluster_id varchar, timestamp_1h timestamp,"
                + " model_name varchar, model_version varchar, probability double,"
                + " label_outage_1h bigint, outage_now bigint, made_at timestamp,"
                + " latency_ms bigint, missing_features varchar, unusual_features varchar,"
                + " challenger_name varchar, challenger_version varchar,"
                + " challenger_probability double, challenger_label_outage_1h bigint,"
                + " source_partition integer, source_offset bigint, kafka_partition integer,"
                + " kafka_offset bigint)");
        try (RowAppender rows = session.appender("main", "said")) {
          said.forEach(one -> append(rows, one));
        }
        session.update("insert into RAW.OUTAGE_PREDICTIONS by name from said");
        session.update("delete from DATAMART.FACT_PREDICTIONS");
        session.update("insert into DATAMART.FACT_PREDICTIONS by name " + fact.select());
      });
    }
  }

  static Instant time(int hour) {
    return START.plusSeconds(3600L * hour);
  }

  private static void append(RowAppender row, Said one) {
    row.begin()
        .text(one.cluster())
        .time(time(one.hour()))
        .text("outage")
        .text(one.version())
        .real(one.probability())
        .number(one.expected() ? 1 : 0)
        .number(one.outageNow() ? 1 : 0)
        .time(Instant.parse("2025-06-01T00:00:00Z").plusMillis(one.number()))
        .number(5)
        .text(one.missing())
        .text("");
    Double challenger = one.challenger();
    if (challenger == null) {
      row.empty().empty().empty().empty();
    } else {
      row.text("outage").text("2").real(challenger).number(challenger >= 0.5 ? 1 : 0);
    }
    row.integer(0).number(one.number()).integer(0).number(one.number()).end();
  }
}
