package forewarn.console.alarm;

import forewarn.telemetry.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus' Alertmanager sends to a webhook, in its version 4: a group of alerts, each of
 * which is an alarm of its own. The fingerprint, which is made of an alert's labels, tells it from
 * all others.
 */
final class AlertmanagerMessage {
  static final String SOURCE = "alertmanager";

  private static final int MOST_ALERTS = 10_000;
  private static final Set<String> STATES = Set.of("firing", "resolved");

  private AlertmanagerMessage() {}

  /**
   * The alarms of a message, in its order.
   *
   * @throws org.springframework.web.ErrorResponseException naming every field that is wrong
   */
  static List<Alarm> read(byte[] body) {
    Message message = Message.of(body);
    message.require("version", Set.of("4"));
    List<Alarm> alarms = new ArrayList<>();
    for (Message alert : message.list("alerts", MOST_ALERTS)) {
      alarms.add(alarm(alert));
    }
    message.requireGood();
    return alarms;
  }

  private static Alarm alarm(Message alert) {
    boolean resolved = alert.require("status", STATES).equals("resolved");
    Message labels = alert.within("labels");
    Message annotations = alert.within("annotations");
    String name = labels.require("alertname");
    AlarmObject object = AlarmObject.of(labels, first(labels.find("instance"), name));
    return new Alarm(
        SOURCE + "/" + alert.require("fingerprint"),
        SOURCE,
        object.objectClass(),
        object.id(),
        object.clusterId(),
        object.oltId(),
        resolved ? Alarm.CLEARED : AlarmObject.severity(labels.find("severity")),
        AlarmObject.cause(labels.find("probable_cause"), name),
        problem(name, annotations),
        alert.time(resolved ? "endsAt" : "startsAt"));
  }

  private static String problem(String name, Message annotations) {
    String text = first(annotations.find("summary"), first(annotations.find("description"), ""));
    return text.isEmpty() ? name : name + ": " + text;
  }

  private static String first(@Nullable String one, String other) {
    return one == null ? other : one;
  }
}
