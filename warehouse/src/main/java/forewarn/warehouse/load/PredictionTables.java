package forewarn.warehouse.load;

import forewarn.telemetry.Place;
import forewarn.telemetry.Prediction;
import forewarn.telemetry.Prediction.Challenger;
import forewarn.telemetry.Signal;
import forewarn.warehouse.catalogue.Definition;
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

  private static final String RECEIVED = "RAW.OUTAGE_PREDICTIONS";

  // The bounds are literals: DuckDB leaves out row groups by them, which it does not by parameters.
  private static final String UPDATE_OUTCOMES =
      """
      update DATAMART.FACT_PREDICTIONS as made
      set outcome = known.outcome, outcome_at = known.outcome_at
      from (
        select distinct cluster_id, timestamp_1h, outcome, outcome_at
        from (%1$s)
        where outcome_at is not null and timestamp_1h between %2$s and %3$s
      ) as known
      where made.cluster_id = known.cluster_id
        and made.timestamp_1h = known.timestamp_1h
        and made.timestamp_1h between %2$s and %3$s
        and (made.outcome is distinct from known.outcome
          or made.outcome_at is distinct from known.outcome_at)
      """;

  private final Session session;
  private final String select;

  /**
   * @param fact the definition of FACT_PREDICTIONS, whose select says what an outcome is
   */
  PredictionTables(Session session, Definition fact) {
    this.session = session;
    this.select = fact.select();
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
    // Where the next hour is in the same batch, as in a replay, the outcome needs no update.
    session.update("insert into DATAMART.FACT_PREDICTIONS by name " + selectFrom(INCOMING));
    noteOutcomes(
        hours(predictions).min(Comparator.naturalOrder()).orElseThrow(),
        hours(predictions).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static Stream<Instant> hours(List<Predicted> predictions) {
    return predictions.stream().map(predicted -> predicted.prediction().hour());
  }

  /** What the definition says of all predictions, of some of them. */
  private String selectFrom(String source) {
    return select.replace(RECEIVED, source);
  }

  // An outcome follows from the hour after: of the hours read here all but the last have theirs.
  private void noteOutcomes(Instant first, Instant last) {
    String from = timestamp(first.minusSeconds(HOUR_SECONDS));
    String near =
        "(from %s where timestamp_1h between %s and %s and cluster_id in (select cluster_id from %s))"
            .formatted(RECEIVED, from, timestamp(last.plusSeconds(HOUR_SECONDS)), INCOMING);
    session.update(UPDATE_OUTCOMES.formatted(selectFrom(near), from, timestamp(last)));
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
        .text(String.join(",", prediction.unusualFeatures()));
    appendChallenger(row, prediction.challenger());
    row.text(prediction.source().topic())
        .integer(prediction.source().partition())
        .number(prediction.source().offset())
        .integer(predicted.partition())
        .number(predicted.offset())
        .end();
  }

  private static void appendChallenger(RowAppender row, @Nullable Challenger challenger) {
    if (challenger == null) {
      row.empty().empty().empty().empty().empty();
    } else {
      row.text(challenger.model())
          .text(challenger.modelVersion())
          .real(challenger.probability())
          .real(challenger.threshold())
          .number(challenger.outageExpected() ? 1 : 0);
    }
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
