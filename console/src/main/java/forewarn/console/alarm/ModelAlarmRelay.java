package forewarn.console.alarm;

import forewarn.console.start.Services;
import forewarn.console.start.StreamFollower;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.StandingAlarm;
import forewarn.operations.stream.AlarmTopic;
import forewarn.prediction.monitoring.LivePerformance.Role;
import forewarn.prediction.monitoring.ModelAlarm;
import forewarn.prediction.monitoring.Monitoring;
import forewarn.telemetry.Alarm;
import forewarn.warehouse.query.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells the topic of alarms what the monitoring of models raises and clears. It compares what is
 * active with what stands in the store, so nothing is lost with the process; an alarm that is under
 * way may be told twice, which counts as a repetition. Thread-safe.
 */
@Component
final class ModelAlarmRelay implements StreamFollower {
  static final String OBJECT_CLASS = "model";

  private static final Logger log = LoggerFactory.getLogger(ModelAlarmRelay.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);
  private static final int MOST = 1000;

  private final ObjectProvider<Services> services;
  private final AlarmTable alarms;

  /** The services are made of the followers, and so are asked for later. */
  ModelAlarmRelay(ObjectProvider<Services> services, AlarmTable alarms) {
    this.services = services;
    this.alarms = alarms;
  }

  @Override
  public AutoCloseable follow(String bootstrapServers, Queries queries) {
    Following following = new Following(new AlarmTopic(bootstrapServers));
    Thread thread =
        Thread.ofPlatform().name("model-alarms").daemon().start(following::lookUntilInterrupted);
    return () -> {
      thread.interrupt();
      thread.join(Duration.ofSeconds(20));
    };
  }

  /** Used by its thread only. */
  private final class Following {
    private final AlarmTopic topic;
    private final Map<String, Instant> told = new HashMap<>();

    Following(AlarmTopic topic) {
      this.topic = topic;
    }

    void lookUntilInterrupted() {
      try (topic) {
        while (!Thread.currentThread().isInterrupted()) {
          look();
          Thread.sleep(EVERY);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void look() {
      Services ready = services.getIfAvailable();
      Monitoring monitoring = ready == null ? null : ready.monitoring().orElse(null);
      if (monitoring == null) {
        return;
      }
      try {
        Instant now = Instant.now();
        told.values().removeIf(at -> at.plus(UNDER_WAY).isBefore(now));
        List<Alarm> due =
            due(monitoring.activeAlarms(), alarms.standingOf(OBJECT_CLASS, MOST)).stream()
                .filter(alarm -> told.putIfAbsent(name(alarm), now) == null)
                .toList();
        if (!due.isEmpty()) {
          topic.send(due);
        }
      } catch (RuntimeException e) {
        told.clear();
        log.warn("Cannot tell of the alarms of models, trying again in {}: {}", EVERY, e, e);
      }
    }
  }

  private static String name(Alarm alarm) {
    return alarm.cleared() + " " + alarm.reductionKey();
  }

  /** What must be told for that to stand which is active, and nothing else. */
  static List<Alarm> due(List<ModelAlarm> active, List<StandingAlarm> standing) {
    Map<String, ModelAlarm> wanted =
        active.stream()
            .collect(Collectors.toMap(ModelAlarm::key, Function.identity(), (one, same) -> one));
    Map<String, StandingAlarm> known =
        standing.stream()
            .filter(alarm -> alarm.source().equals(StandingAlarm.FOREWARN))
            .collect(
                Collectors.toMap(
                    alarm -> alarm.reductionKey().substring(StandingAlarm.REPORTED_KEYS.length()),
                    Function.identity()));
    List<Alarm> due = new ArrayList<>();
    wanted.forEach((key, alarm) -> {
      StandingAlarm before = known.get(key);
      if (before == null || !before.problem().equals(problem(alarm))) {
        due.add(raised(alarm));
      }
    });
    known.forEach((key, alarm) -> {
      if (!wanted.containsKey(key)) {
        due.add(alarm(key, alarm.objectId(), Alarm.CLEARED, "", alarm.seen()));
      }
    });
    return due;
  }

  private static Alarm raised(ModelAlarm alarm) {
    // Only the champion's predictions are acted on.
    String severity = alarm.role() == Role.CHAMPION ? "minor" : "warning";
    return alarm(
        alarm.key(), alarm.name() + "/" + alarm.version(), severity, problem(alarm), alarm.since());
  }

  private static String problem(ModelAlarm alarm) {
    return alarm.label() + ": " + alarm.message();
  }

  private static Alarm alarm(
      String key, String object, String severity, String problem, Instant at) {
    return new Alarm(
        key,
        StandingAlarm.FOREWARN,
        OBJECT_CLASS,
        object,
        null,
        null,
        severity,
        "threshold_crossed",
        problem,
        at);
  }
}
