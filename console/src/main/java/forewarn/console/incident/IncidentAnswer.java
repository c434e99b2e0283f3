package forewarn.console.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.event.Event;
import forewarn.operations.incident.Incident;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident as programs get it; what is not known or has not happened is null. */
@Schema(name = "Incident")
record IncidentAnswer(
    @Schema(example = "INC-17") String id,
    @Schema(description = "predicted, ongoing, resolved, averted or merged") String state,
    @Schema(description = "X.733: critical, major, minor, warning or indeterminate")
        String severity,
    String title,
    @Schema(description = "X.733 probable cause") String cause,
    @Schema(description = "Why this cause and this extent") String reason,
    List<String> symptoms,
    @Schema(description = "cluster, olt or province") String scope,
    String scopeId,
    @Schema(description = "For people") String place,
    @Nullable String province,
    @Nullable String region,
    List<String> clusters,
    @Schema(description = "Lines out of service, or expected to be") int customers,
    @Schema(description = "Of an outage; 1 once it is seen") double probability,
    @Schema(description = "How long such an outage is expected to last") double expectedHours,
    @Schema(description = "customers x probability x expected_hours; the queue's order")
        double impact,
    @Schema(description = "First sign, in the time of the data") Instant beganAt,
    @Schema(description = "Hour the outage is predicted for, in the time of the data")
        @Nullable Instant expectedAt,
    @Schema(description = "First hour without a sign, in the time of the data")
        @Nullable Instant endedAt,
    Instant openedAt,
    @Nullable Instant outageAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy,
    @Nullable String assignee,
    @Nullable Instant shelvedUntil,
    @Nullable String shelvedBy,
    @Nullable String shelvedWhy,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Schema(description = "The incident it goes on in") @Nullable String mergedInto,
    int reopened,
    boolean flapping,
    @Schema(description = "Rises with each change") int version) {

  /** A part of the list. */
  @Schema(name = "IncidentList")
  record Listed(
      List<IncidentAnswer> incidents,
      @Schema(description = "Of all that match, whatever limit and offset") long total) {}

  /** One with what happened to it. */
  @Schema(name = "IncidentDetail")
  record Whole(@JsonUnwrapped IncidentAnswer incident, List<Entry> timeline, List<Alarm> alarms) {}

  /** An entry of the timeline. */
  @Schema(name = "IncidentEvent")
  record Entry(long sequence, String type, String actor, Instant at, Map<String, Object> data) {
    static Entry of(Event event) {
      return new Entry(event.sequence(), event.type(), event.actor(), event.at(), event.data());
    }
  }

  /** An alarm that belongs to it; its times are the data's. */
  @Schema(name = "IncidentAlarm")
  record Alarm(
      long id,
      String kind,
      String source,
      String objectClass,
      String objectId,
      @Nullable String clusterId,
      String severity,
      String cause,
      String problem,
      @Nullable Double probability,
      Instant beganAt,
      @Nullable Instant clearedAt,
      int received) {
    static Alarm of(StandingAlarm alarm) {
      return new Alarm(
          alarm.id(),
          alarm.kind().name().toLowerCase(Locale.ROOT),
          alarm.source(),
          alarm.objectClass(),
          alarm.objectId(),
          alarm.place().clusterId(),
          alarm.severity().word(),
          alarm.cause().word(),
          alarm.problem(),
          alarm.probability(),
          alarm.began(),
          alarm.cleared(),
          alarm.received());
    }
  }

  static IncidentAnswer of(Incident one) {
    Long into = one.course().mergedInto();
    return new IncidentAnswer(
        one.id(),
        one.state().word(),
        one.diagnosis().severity().word(),
        one.diagnosis().title(),
        one.diagnosis().cause().word(),
        one.diagnosis().reason(),
        one.diagnosis().symptoms(),
        one.extent().scope().word(),
        one.extent().id(),
        one.extent().place(),
        one.extent().province(),
        one.extent().region(),
        one.extent().clusters(),
        one.impact().customers(),
        one.impact().probability(),
        one.impact().hours(),
        one.impact().score(),
        one.course().began(),
        one.course().expected(),
        one.course().ended(),
        one.course().opened(),
        one.course().outage(),
        one.handling().acknowledged(),
        one.handling().acknowledgedBy(),
        one.handling().assignee(),
        one.handling().shelvedUntil(),
        one.handling().shelvedBy(),
        one.handling().shelvedWhy(),
        one.course().closed(),
        one.course().closedBy(),
        into == null ? null : "INC-" + into,
        one.course().reopened(),
        one.course().flapping(),
        one.version());
  }
}
