package forewarn.operations.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm from its raising to its clearing, with how often it was told.
 *
 * @param reductionKey what its repetitions and its clearing have in common; only one alarm of a key
 *     stands at a time
 * @param kind how we know of it
 * @param source who tells: {@code forewarn} for predictions and what telemetry shows
 * @param objectClass of what: ont, cluster, olt or another word
 * @param place where that lies
 * @param probability of the outage, 0..1; null when it is no prediction
 * @param expected the hour for which an outage is predicted; null when it is not
 * @param began when it was raised, in the data's time
 * @param seen when it was last told of, in the data's time
 * @param cleared when it was cleared, in the data's time; null while it stands
 * @param received how often it was told
 * @param silencedBy the maintenance window that keeps it quiet; null when none does
 * @param pinned whether a person has said to which incident it belongs
 * @param incident the number of the incident it belongs to; null when to none
 */
public record StandingAlarm(
    long id,
    String reductionKey,
    Kind kind,
    String source,
    String objectClass,
    String objectId,
    AlarmPlace place,
    Severity severity,
    ProbableCause cause,
    String problem,
    @Nullable Double probability,
    @Nullable Instant expected,
    Instant began,
    Instant seen,
    @Nullable Instant cleared,
    int received,
    @Nullable String silencedBy,
    boolean pinned,
    @Nullable Long incident) {

  /** What the keys of other systems' alarms begin with: none can be taken for one of ours. */
  public static final String REPORTED_KEYS = "reported/";

  /** The source of what Forewarn itself tells. */
  public static final String FOREWARN = "forewarn";

  /** How we know of an alarm. */
  public enum Kind {
    /** The model expects an outage of the cluster. */
    PREDICTED,
    /** Telemetry shows an outage of the cluster. */
    OUTAGE,
    /** Another system has told it. */
    REPORTED
  }

  public boolean standing() {
    return cleared == null;
  }

  /** This alarm, ended. */
  public StandingAlarm cleared(Instant at) {
    return with(
        kind, severity, cause, problem, probability, expected, seen, at, received, silencedBy);
  }

  /**
   * This alarm as it is told once more: what it is comes from the newer telling, since when from
   * this. What is known of the cause stays when the newer telling knows none.
   */
  public StandingAlarm toldAgain(StandingAlarm newer) {
    boolean knowsMore = newer.cause != ProbableCause.INDETERMINATE;
    return with(
        newer.kind,
        newer.severity,
        knowsMore ? newer.cause : cause,
        newer.problem.isEmpty() ? problem : newer.problem,
        newer.probability,
        newer.expected == null ? expected : newer.expected,
        newer.seen.isAfter(seen) ? newer.seen : seen,
        null,
        received + 1,
        silencedBy);
  }

  /** This alarm, no longer kept quiet. */
  public StandingAlarm loud() {
    return with(
        kind, severity, cause, problem, probability, expected, seen, cleared, received, null);
  }

  private StandingAlarm with(
      Kind kind,
      Severity severity,
      ProbableCause cause,
      String problem,
      @Nullable Double probability,
      @Nullable Instant expected,
      Instant seen,
      @Nullable Instant cleared,
      int received,
      @Nullable String silencedBy) {
    return new StandingAlarm(
        id,
        reductionKey,
        kind,
        source,
        objectClass,
        objectId,
        place,
        severity,
        cause,
        problem,
        probability,
        expected,
        began,
        seen,
        cleared,
        received,
        silencedBy,
        pinned,
        incident);
  }
}
