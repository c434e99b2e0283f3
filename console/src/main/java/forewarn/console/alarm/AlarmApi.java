package forewarn.console.alarm;

import forewarn.console.security.Caller;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.telemetry.Alarm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Alarms from other systems, in their own formats. */
@RestController
@Tag(name = "Alarms")
class AlarmApi {
  private static final String PLACE =
      " The labels or custom details ont_id, cluster_id, olt_id and province say where it is; an"
          + " alarm that says none of them is kept and shown, and makes no incident. For operators,"
          + " engineers and administrators, or with the token of alarms.";

  private final AlarmAccess access;
  private final AlarmDelivery delivery;
  private final AlarmTable alarms;
  private final Incidents incidents;
  private final InstantSource clock;

  AlarmApi(
      AlarmAccess access,
      AlarmDelivery delivery,
      AlarmTable alarms,
      Incidents incidents,
      InstantSource clock) {
    this.access = access;
    this.delivery = delivery;
    this.alarms = alarms;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** What Alertmanager is answered; it reads the status only. */
  record Taken(String status, int alarms) {}

  /** What PagerDuty's own interface answers. */
  record Processed(String status, String message, String dedupKey) {}

  @PostMapping(path = "/api/v1/alarms/alertmanager", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Alerts of Prometheus' Alertmanager",
      description = "The body of its webhook, version 4. Each alert is an alarm." + PLACE,
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              "{\"version\":\"4\",\"status\":\"firing\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"OltDown\",\"severity\":\"critical\",\"olt_id\":\"ACE7E\"},\"annotations\":{\"summary\":\"no answer for 5 minutes\"},\"startsAt\":\"2025-03-01T03:00:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"fingerprint\":\"a1b2c3d4e5f60718\"}]}"))))
  Taken alertmanager(
      @RequestBody byte[] body,
      @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
      @Nullable Authentication user) {
    access.require(user, authorization);
    List<Alarm> read = AlertmanagerMessage.read(body);
    delivery.deliver(read);
    return new Taken("success", read.size());
  }

  @PostMapping(path = "/api/v1/alarms/pagerduty", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "An event of PagerDuty's Events API v2",
      description =
          "trigger raises an alarm, resolve clears it, acknowledge acknowledges its incident. The"
              + " token of alarms may be the routing key."
              + PLACE,
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              "{\"routing_key\":\"…\",\"event_action\":\"trigger\",\"dedup_key\":\"olt-ACE7E\",\"payload\":{\"summary\":\"OLT does not answer\",\"source\":\"poller-3\",\"severity\":\"critical\",\"custom_details\":{\"olt_id\":\"ACE7E\"}}}"))))
  Processed pagerduty(
      @RequestBody byte[] body,
      @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
      @Nullable Authentication user,
      HttpServletRequest request) {
    Message message = Message.of(body);
    access.require(user, authorization, message.find("routing_key"));
    PagerdutyEvent event = PagerdutyEvent.of(message, clock);
    Alarm alarm = event.alarm();
    if (alarm != null) {
      delivery.deliver(List.of(alarm));
      return new Processed("success", "Event processed", event.dedupKey());
    }
    Actor actor =
        user == null
            ? Actor.person(PagerdutyEvent.SOURCE, request.getRemoteAddr())
            : Caller.actor(user, request);
    return new Processed("success", acknowledged(event, actor), event.dedupKey());
  }

  private String acknowledged(PagerdutyEvent event, Actor actor) {
    Optional<Incident> incident =
        alarms
            .reported(event.reductionKey())
            .map(StandingAlarm::incident)
            .flatMap(number -> incidents.find("INC-" + number))
            .filter(Incident::open);
    incident.ifPresent(one -> incidents.acknowledge(one.id(), actor));
    return incident
        .map(one -> "Event processed: " + one.id() + " is acknowledged")
        .orElse("Event processed: there is no open incident of it to acknowledge");
  }
}
