package forewarn.warehouse.load;

import forewarn.telemetry.Place;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Signal;
import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.Batch.Predicted;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds predictions to RAW.OUTAGE_PREDICTIONS and DATAMART.FACT_PREDICTIONS, and the outcomes that
 * become known by them: the new rows tell what came of the hour before, and rows of the hour after
 * may be there already when a record is late. What results is what fact_predictions.sql computes
 * from scratch. The bounds on the hour keep the work to the recent part of the tables.
 */
final class PredictionTables {
  private static final String INCOMING = "incoming_predictions";
  private static final int HOUR_SECONDS = 3600;

  /** Where the next hour is in the same batch, as in a replay, the outcome needs no update. */
  private static final String INSERT_WITH_OUTCOMES =
      """
      insert into DATAMART.FACT_PREDICTIONS by name
      select made.* exclude (kafka_partition, kafka_offset), next_hour.outcome, next_hour.outcome_at
      from incoming_predictions as made
      left join (
        select
          cluster_id,
          timestamp_1h - interval 1 hour as expected_from,
          arg_max(outage_now, (kafka_offset, kafka_partition)) as outcome,
          arg_max(made_at, (kafka_offset, kafka_partition)) as outcome_at,
        from incoming_predictions
        group by all
      ) as next_hour
        on next_hour.cluster_id = made.cluster_id and next_hour.expected_from = made.timestamp_1h
      """;

  // The bounds are literals: DuckDB leaves out row groups by them, which it does not by parameters.
  private static final String UPDATE_OUTCOMES =
      """
      update DATAMART.FACT_PREDICTIONS as made
      set outcome = next_hour.outcome, outcome_at = next_hour.outcome_at
      from (
        select
          cluster_id,
          timestamp_1h - interval 1 hour as expected_from,
          arg_max(outage_now, (kafka_offset, kafka_partition)) as outcome,
          arg_max(made_at, (kafka_offset, kafka_partition)) as outcome_at,
        from RAW.OUTAGE_PREDICTIONS
        where timestamp_1h between %s and %s
          and cluster_id in (select cluster_id from incoming_predictions)
        group by all
      ) as next_hour
      where made.cluster_id = next_hour.cluster_id
        and made.timestamp_1h = next_hour.expected_from
        and made.timestamp_1h between %s and %s
        and (made.outcome is distinct from next_hour.outcome
          or made.outcome_at is distinct from next_hour.outcome_at)
      """;

  private final Session session;

  PredictionTables(Session session) {
    this.session = session;
    session.update("create temp table " + INCOMING + " as from RAW.OUTAGE_PREDICTIONS limit 0");
  }

  void append(List<Predicted> predictions) {
    if (predictions.isEmpty()) {
      return;
    }
    session.update("delete from " + INCOMING);
    try (RowAppender appender = session.appender("main", INCOMING)) {
      predictions.forEach(predicted -> appendRow(appender, predicted));
    }
    session.update("insert into RAW.OUTAGE_PREDICTIONS by name from " + INCOMING);
    session.update(INSERT_WITH_OUTCOMES);
    noteOutcomes(
        hours(predictions).min(Comparator.naturalOrder()).orElseThrow(),
        hours(predictions).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static Stream<Instant> hours(List<Predicted> predictions) {
    return predictions.stream().map(predicted -> predicted.prediction().hour());
  }

  private void noteOutcomes(Instant first, Instant last) {
    session.update(
        UPDATE_OUTCOMES.formatted(
            timestamp(first),
            timestamp(last.plusSeconds(HOUR_SECONDS)),
            timestamp(first.minusSeconds(HOUR_SECONDS)),
            timestamp(last)));
  }

  private static String timestamp(Instant hour) {
    return "timestamp '" + LocalDateTime.ofInstant(hour, ZoneOffset.UTC) + "'";
  }

  private static void appendRow(RowAppender row, Predicted predicted) {
    Prediction prediction = predicted.prediction();
    row.begin().time(prediction.hour());
    appendPlace(row, prediction.place());
    row.real(prediction.probability())
        .number(prediction.outageExpected() ? 1 : 0)
        .real(prediction.threshold())
        .text(prediction.model())
        .text(prediction.modelVersion())
        .time(prediction.madeAt())
        .number(prediction.latencyMillis())
        .number(prediction.outageNow() ? 1 : 0);
    for (Signal signal : Signal.ALL) {
      double value = prediction.readings().value(signal);
      if (signal.kind() == Signal.Kind.REAL) {
        row.real(value);
      } else {
        row.whole(value);
      }
    }
    row.text(String.join(",", prediction.missingFeatures()))
        .text(prediction.source().topic())
        .integer(prediction.source().partition())
        .number(prediction.source().offset())
        .integer(predicted.partition())
        .number(predicted.offset())
        .end();
  }

  private static void appendPlace(RowAppender row, Place place) {
    row.text(place.city());
    key(row, place.cityKey());
    row.text(place.province()).text(place.region()).text(place.oltId());
    key(row, place.oltKey());
    row.text(place.fdtName()).text(place.fatName()).text(place.clusterId());
    key(row, place.clusterKey());
    row.text(place.clusterName());
  }

  private static void key(RowAppender row, @Nullable Integer key) {
    if (key == null) {
      row.empty();
    } else {
      row.number(key);
    }
  }
}
