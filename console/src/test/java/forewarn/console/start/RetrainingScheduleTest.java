package forewarn.console.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.console.fixture.SampleHistory;
import forewarn.prediction.monitoring.LivePerformance.Role;
import forewarn.prediction.monitoring.ModelAlarm;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.training.Comparison;
import forewarn.prediction.training.OutageTraining;
import forewarn.prediction.training.TrainingSettings;
import forewarn.warehouse.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingScheduleTest {
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path models;
  private ModelRegistry registry;
  private Instant learntUntil;

  @BeforeEach
  void train() {
    registry = new ModelRegistry(models);
    learntUntil =
        new OutageTraining(registry)
            .train(
                SampleHistory.of(3),
                TrainingSettings.defaults().with(Comparison.NONE),
                Progress.none())
            .data()
            .to();
  }

  @Test
  void retrainsWhenAMonthOfNewDataIsThere() {
    RetrainingSchedule schedule = schedule(MONTH, learntUntil.plus(MONTH), List.of());

    schedule.look();

    await().atMost(Duration.ofSeconds(60)).until(() -> registry.proposals().size() == 1);
    assertThat(registry.proposals().getFirst().text()).contains("outage version 2");
  }

  @Test
  void waitsWhileThereIsLess() {
    RetrainingSchedule schedule =
        schedule(MONTH, learntUntil.plus(MONTH).minusSeconds(3600), List.of());

    schedule.look();

    assertThat(schedule.status().running()).isFalse();
  }

  @Test
  void retrainsADayAfterTheModelInUseLeftItsBand() {
    Instant since = learntUntil.plus(Duration.ofDays(3));
    List<ModelAlarm> alarms = List.of(alarm(Role.CHAMPION, since));

    schedule(MONTH, since.plus(Duration.ofHours(23)), alarms).look();
    assertThat(registry.list()).hasSize(1);
    schedule(MONTH, since.plus(Duration.ofHours(24)), alarms).look();

    await().atMost(Duration.ofSeconds(60)).until(() -> registry.proposals().size() == 1);
  }

  @Test
  void leavesAlarmsAloneThatANewModelHasSeenOrThatAreAChallengers() {
    Instant before = learntUntil.minus(Duration.ofDays(2));
    Instant after = learntUntil.plus(Duration.ofDays(2));
    RetrainingSchedule schedule =
        schedule(
            MONTH,
            learntUntil.plus(Duration.ofDays(9)),
            List.of(alarm(Role.CHAMPION, before), alarm(Role.CHALLENGER, after)));

    schedule.look();

    assertThat(schedule.status().running()).isFalse();
  }

  @Test
  void doesNothingByItselfWhenTurnedOff() {
    Instant since = learntUntil.plus(Duration.ofDays(3));
    RetrainingSchedule schedule =
        schedule(Duration.ZERO, since.plus(MONTH), List.of(alarm(Role.CHAMPION, since)));

    schedule.look();

    assertThat(schedule.status().running()).isFalse();
  }

  private RetrainingSchedule schedule(Duration every, Instant newest, List<ModelAlarm> alarms) {
    return new RetrainingSchedule(
        registry,
        earliest -> newest.isBefore(earliest) ? Optional.empty() : Optional.of(newest),
        SampleHistory.of(4),
        every,
        () -> alarms,
        new ReentrantLock());
  }

  private static ModelAlarm alarm(Role role, Instant since) {
    return new ModelAlarm(
        "outage",
        "1",
        role,
        ModelAlarm.Kind.DRIFT,
        "temperature",
        since,
        null,
        0.4,
        null,
        0.25,
        "temperature of seven days: stability index 0.40",
        "look at sensors");
  }
}
