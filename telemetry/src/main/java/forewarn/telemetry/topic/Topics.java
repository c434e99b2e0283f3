package forewarn.telemetry.topic;

import forewarn.telemetry.topic.Topic.Cleanup;
import java.time.Duration;
import java.util.List;

/** Every topic of Forewarn. The names are promises to outside producers and consumers. */
public final class Topics {
  public static final Topic RAW_ML_FEATURES =
      new Topic(
          "raw_ml_features_topic",
          "cluster_id; may be missing",
          "hourly record, JSON (HourlyRecordCodec)",
          Cleanup.DELETE,
          Duration.ofDays(7));

  public static final Topic OUTAGE_PREDICTIONS =
      new Topic(
          "outage_predictions",
          "cluster_id",
          "prediction, JSON (PredictionCodec)",
          Cleanup.DELETE,
          Duration.ofDays(7));

  public static final Topic CLUSTER_HISTORIES =
      new Topic(
          "cluster_histories",
          "cluster_id",
          "what scoring remembers of a cluster at the end of its history, binary",
          Cleanup.COMPACT,
          Duration.ofDays(7));

  public static final Topic ALARMS =
      new Topic(
          "alarms",
          "reduction key",
          "X.733 alarm, JSON (AlarmCodec)",
          Cleanup.DELETE,
          Duration.ofDays(7));

  public static final Topic INCIDENTS =
      new Topic(
          "incidents",
          "incident id",
          "incident event with the incident as it stands after it, JSON",
          Cleanup.DELETE,
          Duration.ofDays(30));

  public static final Topic DEAD_LETTERS =
      new Topic(
          "dead_letters",
          "as received",
          "as received; headers say why and from where (DeadLetter)",
          Cleanup.DELETE,
          Duration.ofDays(30));

  public static final List<Topic> ALL =
      List.of(
          RAW_ML_FEATURES, OUTAGE_PREDICTIONS, CLUSTER_HISTORIES, ALARMS, INCIDENTS, DEAD_LETTERS);

  private Topics() {}
}
