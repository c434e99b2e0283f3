package forewarn.console.alarm;

import forewarn.telemetry.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of PagerDuty's Events API v2.
 *
 * @param dedupKey tells the alert from all others; made when the sender gives none
 * @param alarm what it raises or clears; null when it acknowledges
 */
record PagerdutyEvent(Action action, String dedupKey, @Nullable Alarm alarm) {
  static final String SOURCE = "pagerduty";

  private static final int LONGEST_KEY = 255;
  private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  /** What an event is to do. */
  enum Action {
    TRIGGER,
    ACKNOWLEDGE,
    RESOLVE
  }

  /** What other systems' alarms of this format are called. */
  String reductionKey() {
    return reductionKey(dedupKey);
  }

  private static String reductionKey(String dedupKey) {
    return SOURCE + "/" + dedupKey;
  }

  /**
   * Reads an event.
   *
   * @throws org.springframework.web.ErrorResponseException naming every field that is wrong
   */
  static PagerdutyEvent of(Message event, InstantSource clock) {
    event.require("routing_key");
    String action = event.require("event_action", ACTIONS);
    boolean trigger = action.equals("trigger");
    String given = trigger ? event.find("dedup_key") : event.require("dedup_key");
    String key = given == null ? UUID.randomUUID().toString().replace("-", "") : given;
    if (key.length() > LONGEST_KEY) {
      event.refuse("dedup_key", key, "longer than " + LONGEST_KEY);
    }
    Alarm alarm = trigger ? raised(event, key, clock.instant()) : cleared(key, clock.instant());
    event.requireGood();
    return new PagerdutyEvent(
        Action.valueOf(action.toUpperCase(Locale.ROOT)),
        key,
        action.equals("acknowledge") ? null : alarm);
  }

  private static Alarm raised(Message event, String key, Instant now) {
    if (!event.has("payload")) {
      event.refuse("payload", "", "missing or no object");
      return cleared(key, now);
    }
    Message payload = event.within("payload");
    Message details = payload.within("custom_details");
    String source = payload.require("source");
    String component = payload.find("component");
    AlarmObject object = AlarmObject.of(details, component == null ? source : component);
    return new Alarm(
        reductionKey(key),
        SOURCE,
        object.objectClass(),
        object.id(),
        object.clusterId(),
        object.oltId(),
        AlarmObject.severity(payload.require("severity", SEVERITIES)),
        AlarmObject.cause(details.find("probable_cause"), payload.find("class")),
        payload.require("summary"),
        payload.find("timestamp") == null ? now : payload.time("timestamp"));
  }

  // Nothing but its key is known of what it ends.
  private static Alarm cleared(String key, Instant now) {
    return new Alarm(
        reductionKey(key),
        SOURCE,
        "service",
        SOURCE,
        null,
        null,
        Alarm.CLEARED,
        "indeterminate",
        "",
        now);
  }
}
