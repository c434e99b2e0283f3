package forewarn.console.alarm;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.operations.stream.AlarmTopic;
import forewarn.operations.stream.AlarmTopicException;
import forewarn.telemetry.Alarm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands received alarms to their topic, once there is a broker. Thread-safe. */
@Component
final class AlarmDelivery implements AutoCloseable {
  private final Services services;
  private @Nullable AlarmTopic topic;

  AlarmDelivery(Services services) {
    this.services = services;
  }

  /**
   * Returns when the broker has all of them.
   *
   * @throws org.springframework.web.ErrorResponseException 503: the sender is to try again
   */
  void deliver(List<Alarm> alarms) {
    try {
      topic().send(alarms);
    } catch (AlarmTopicException e) {
      throw Problems.notReady(String.valueOf(e.getMessage()));
    }
  }

  private synchronized AlarmTopic topic() {
    AlarmTopic known = topic;
    if (known == null) {
      known =
          services
              .bootstrapServers()
              .map(AlarmTopic::new)
              .orElseThrow(() -> Problems.notReady("The broker is not up yet; try again"));
      topic = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (topic != null) {
      topic.close();
    }
  }
}
