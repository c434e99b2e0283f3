package forewarn.console.cluster;

import forewarn.prediction.feature.ClusterState;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Place;
import forewarn.telemetry.Readings;
import forewarn.telemetry.Signal;
import forewarn.warehouse.query.Queries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All records of a cluster in the order in which scoring took them in: the history that was there
 * before the first prediction by its hours, then what was predicted, as it came. A late, repeated
 * or wrong record so counts here as it did then. Thread-safe.
 */
public final class ClusterPast {
  private static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");
  private static final String SIGNALS =
      Signal.ALL.stream().map(Signal::column).collect(Collectors.joining(", "));
  // A cluster's predictions all lie on one partition, so that offsets are their order.
  private static final String PREDICTED =
      "select timestamp_1h, probability, threshold, model_name, model_version, made_at,"
          + " kafka_offset, "
          + SIGNALS
          + " from RAW.OUTAGE_PREDICTIONS where cluster_id = ? %s order by made_at, kafka_offset";
  private static final String ALL = PREDICTED.formatted("");
  private static final String SINCE =
      PREDICTED.formatted("and made_at >= ? and (made_at > ? or kafka_offset > ?)");
  private static final String OF_HOUR =
      "select first(timestamp_1h order by made_at, kafka_offset) as first_hour,"
          + " count(*) filter (where timestamp_1h = ?) as of_hour"
          + " from RAW.OUTAGE_PREDICTIONS where cluster_id = ?";
  private static final String BEFORE =
      "select timestamp_1h, "
          + SIGNALS
          + " from DATAMART.FACT_ML_FEATURES where cluster_id = ? and timestamp_1h >= ?"
          + " and timestamp_1h < ? and timestamp_1h <= ? order by timestamp_1h";

  // So many of the newest predictions are read, and twice as many before it is written down anew
  // what was known before them.
  private static final int NEWEST = 48;

  private final Queries queries;
  private final Starts starts;
  private final PredictedStates predictedStates;

  public ClusterPast(Queries queries) {
    this(queries, (clusterId, hour) -> Start.COLD, new PredictedStates());
  }

  ClusterPast(Queries queries, Starts starts, PredictedStates predictedStates) {
    this.queries = queries;
    this.starts = starts;
    this.predictedStates = predictedStates;
  }

  /** Where to begin with a cluster's history, so that not all of it has to be read. */
  @FunctionalInterface
  interface Starts {
    /** A start at the hour or before it. */
    Start before(String clusterId, Instant hour);
  }

  /**
   * What is known of a cluster at the beginning of an hour.
   *
   * @param state of the cluster, {@link ClusterState#toBytes}
   * @param hours that are in it
   */
  record Start(Instant at, byte[] state, int hours) {
    static final Start COLD = new Start(Instant.EPOCH, ClusterState.cold().toBytes(), 0);

    ClusterState restored() {
      return ClusterState.ofBytes(state);
    }
  }

  /** The clusters of the network plan, in order. */
  public List<String> clusters() {
    return new ClusterData(queries).contexts().stream().map(row -> row.text("cluster_id")).toList();
  }

  /** All that is known of a cluster so far; empty when nothing is. */
  public List<HourlyRecord> all(String clusterId) {
    return upTo(clusterId, Optional.empty()).map(Known::records).orElse(List.of());
  }

  /**
   * What scoring knew when it took in a certain record.
   *
   * @param start what is known before the records
   * @param records in order; the last is the record itself
   * @param made the prediction that was made of it; empty when there is none
   */
  record Known(Start start, List<HourlyRecord> records, Optional<Made> made) {
    HourlyRecord newest() {
      return records.getLast();
    }

    int hours() {
      return start.hours() + records.size();
    }
  }

  /** What was predicted, and by which version. */
  record Made(double probability, double threshold, String model, String version) {}

  /**
   * Up to the newest prediction of an hour, or to the hour of the history; empty when neither is
   * known.
   *
   * @param asked the hour; empty for the newest
   */
  Optional<Known> upTo(String clusterId, Optional<Instant> asked) {
    long history = queries.historyVersion();
    return predictedStates
        .find(clusterId, history)
        .flatMap(after -> since(after, clusterId, asked))
        .or(() -> fromTheFirst(clusterId, asked, history));
  }

  // Empty when what is asked for is among the predictions before it.
  private Optional<Known> since(
      PredictedStates.After after, String clusterId, Optional<Instant> asked) {
    List<Row> predicted =
        Row.of(queries.select(SINCE, clusterId, after.madeAt(), after.madeAt(), after.offset()));
    Instant hour =
        asked
            .or(() -> newest(predicted).filter(newest -> !newest.isBefore(after.hours().newest())))
            .orElse(NEVER);
    int last = lastOf(hour, predicted);
    if (last < 0) {
      return hour.isBefore(after.hours().oldest())
          ? ofHistory(clusterId, hour, after.hours().first())
          : Optional.empty();
    }
    List<HourlyRecord> records = records(clusterId, predicted);
    if (predicted.size() > 2 * NEWEST) {
      keep(clusterId, after, records, predicted);
    }
    return Optional.of(
        new Known(
            after.start(), records.subList(0, last + 1), Optional.of(made(predicted.get(last)))));
  }

  // An hour that was not predicted.
  private Optional<Known> ofHistory(String clusterId, Instant hour, Instant first) {
    Start start = startBefore(clusterId, hour.isBefore(first) ? hour : first);
    List<HourlyRecord> records = before(clusterId, start, first, hour);
    return records.isEmpty() || !records.getLast().hour().equals(hour)
        ? Optional.empty()
        : Optional.of(new Known(start, records, Optional.empty()));
  }

  private List<HourlyRecord> before(String clusterId, Start start, Instant first, Instant latest) {
    return start.at().isBefore(first)
        ? records(clusterId, Row.of(queries.select(BEFORE, clusterId, start.at(), first, latest)))
        : List.of();
  }

  // The records end with those that were predicted from; the newest of these stay to be read.
  private void keep(
      String clusterId,
      PredictedStates.After before,
      List<HourlyRecord> records,
      List<Row> predicted) {
    int passed = predicted.size() - NEWEST;
    Row last = predicted.get(passed - 1);
    predictedStates.keep(
        clusterId,
        new PredictedStates.After(
            before.history(),
            last.instant("made_at"),
            (long) last.number("kafka_offset"),
            before.hours().plus(hours(predicted.subList(0, passed))),
            PredictedStates.after(before.start(), records.subList(0, records.size() - NEWEST))));
  }

  private static PredictedStates.Hours hours(List<Row> predicted) {
    List<Instant> hours = predicted.stream().map(row -> row.instant("timestamp_1h")).toList();
    return new PredictedStates.Hours(
        hours.getFirst(), Collections.min(hours), Collections.max(hours));
  }

  private Optional<Known> fromTheFirst(String clusterId, Optional<Instant> asked, long history) {
    if (asked.isPresent()) {
      Row known = Row.of(queries.select(OF_HOUR, asked.get(), clusterId)).getFirst();
      if (known.number("of_hour") == 0) {
        // By arrival: a stray record of long ago does not hide the history after its hour.
        Instant first = known.value("first_hour") instanceof Instant hour ? hour : NEVER;
        return ofHistory(clusterId, asked.get(), first);
      }
    }
    List<Row> predicted = Row.of(queries.select(ALL, clusterId));
    Instant first = predicted.isEmpty() ? NEVER : predicted.getFirst().instant("timestamp_1h");
    Instant hour = asked.or(() -> newest(predicted)).orElse(NEVER);
    int last = lastOf(hour, predicted);
    Instant latest = last < 0 ? hour : NEVER;
    Start start = startBefore(clusterId, latest.isBefore(first) ? latest : first);
    List<HourlyRecord> records = new ArrayList<>(before(clusterId, start, first, latest));
    int before = records.size();
    records.addAll(records(clusterId, predicted));
    if (predicted.size() > 2 * NEWEST) {
      PredictedStates.After none =
          new PredictedStates.After(history, Instant.EPOCH, 0, hours(predicted), start);
      keep(clusterId, none, records, predicted);
    }
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Known(
                start,
                records.subList(0, last < 0 ? before : before + last + 1),
                last < 0 ? Optional.empty() : Optional.of(made(predicted.get(last)))));
  }

  private static List<HourlyRecord> records(String clusterId, List<Row> rows) {
    return rows.stream().map(row -> toRecord(clusterId, row)).toList();
  }

  // Without an end, the newest hour of the history is looked for, which a start may hold already.
  private Start startBefore(String clusterId, Instant end) {
    return end.equals(NEVER) ? Start.COLD : starts.before(clusterId, end);
  }

  private static Optional<Instant> newest(List<Row> predicted) {
    return predicted.stream().map(row -> row.instant("timestamp_1h")).max(Instant::compareTo);
  }

  private static int lastOf(Instant hour, List<Row> predicted) {
    for (int i = predicted.size() - 1; i >= 0; i--) {
      if (predicted.get(i).instant("timestamp_1h").equals(hour)) {
        return i;
      }
    }
    return -1;
  }

  private static Made made(Row row) {
    return new Made(
        row.number("probability"),
        row.number("threshold"),
        row.text("model_name"),
        row.text("model_version"));
  }

  private static HourlyRecord toRecord(String clusterId, Row row) {
    Readings readings =
        Readings.of(
            Signal.ALL.stream().mapToDouble(signal -> row.number(signal.column())).toArray());
    return new HourlyRecord(
        Place.ofCluster(clusterId), row.instant("timestamp_1h"), readings, null, null, null);
  }
}
