package forewarn.console.start;

import forewarn.prediction.monitoring.LivePerformance.Role;
import forewarn.prediction.monitoring.ModelAlarm;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.Proposal;
import forewarn.prediction.training.Comparison;
import forewarn.prediction.training.Retraining;
import forewarn.prediction.training.TrainingSettings;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a model trained anew when enough new data is there, when the model in use has left a band of
 * its live figures, or when somebody asks, in a thread of its own: nothing waits for it, and one at
 * a time is under way. What comes of it is a proposal in the registry. Thread-safe.
 */
public final class RetrainingSchedule {
  private static final Logger log = LoggerFactory.getLogger(RetrainingSchedule.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofDays(1);

  /** Hours of what has changed that a new model shall have seen. */
  private static final Duration AFTER_ALARM = Duration.ofDays(1);

  private final ModelRegistry registry;
  private final Function<Instant, Optional<Instant>> newestHour;
  private final HourlyHistory history;
  private final Duration every;
  private final Supplier<List<ModelAlarm>> alarms;
  private final Lock training;
  private volatile boolean closing;
  private volatile @Nullable String step;
  private volatile @Nullable String lastError;
  private @Nullable Thread running;
  private long nextLook = System.nanoTime();
  private Instant triedAt = Instant.EPOCH;

  /**
   * Does nothing by itself until {@link #look} is called from time to time.
   *
   * @param newestHour of the data, if it is as late as the one asked
   * @param every so much of the data's time, zero for never
   * @param alarms of models in use, active ones
   * @param training held while a model is trained
   */
  RetrainingSchedule(
      ModelRegistry registry,
      Function<Instant, Optional<Instant>> newestHour,
      HourlyHistory history,
      Duration every,
      Supplier<List<ModelAlarm>> alarms,
      Lock training) {
    this.registry = registry;
    this.newestHour = newestHour;
    this.history = history;
    this.every = every;
    this.alarms = alarms;
    this.training = training;
  }

  /** Starts a retraining when one is due; returns at once. */
  synchronized void look() {
    if (every.isZero() || isRunning() || System.nanoTime() - nextLook < 0) {
      return;
    }
    nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
    Optional<Due> due = newestModelHour().flatMap(this::due);
    if (due.isPresent()) {
      triedAt = due.get().hour();
      start(due.get().why());
    }
  }

  /** The newest hour of the data, and why it is time. */
  private record Due(Instant hour, String why) {}

  private Optional<Due> due(Instant newestModelHour) {
    return newestFrom(newestModelHour.plus(every))
        .map(hour -> new Due(hour, "%d days of new data until %s".formatted(every.toDays(), hour)))
        .or(() ->
            alarms.get().stream()
                .filter(alarm -> alarm.role() == Role.CHAMPION)
                .filter(alarm -> alarm.since().isAfter(newestModelHour))
                .flatMap(alarm -> due(alarm).stream())
                .findFirst());
  }

  private Optional<Due> due(ModelAlarm alarm) {
    return newestFrom(alarm.since().plus(AFTER_ALARM))
        .map(hour -> new Due(hour, "alarm since %s: %s".formatted(alarm.since(), alarm.message())));
  }

  private Optional<Instant> newestModelHour() {
    return registry.list().stream().map(card -> card.data().to()).max(Comparator.naturalOrder());
  }

  /** The newest hour of the data, when it is at least the given one and not just tried. */
  private Optional<Instant> newestFrom(Instant due) {
    Duration pause = every.compareTo(BEFORE_ANOTHER_TRY) < 0 ? every : BEFORE_ANOTHER_TRY;
    Instant again = triedAt.plus(pause);
    return newestHour.apply(due.isAfter(again) ? due : again);
  }

  /**
   * Starts a retraining, as when predictions have drifted; returns at once.
   *
   * @param why in words
   * @return false when one is under way already, or no model is in use yet
   */
  public synchronized boolean start(String why) {
    boolean nothingToBeat =
        registry.list().stream().noneMatch(card -> card.stage() == ModelCard.Stage.CHAMPION);
    if (closing || isRunning() || nothingToBeat) {
      return false;
    }
    step = "starting";
    running = Thread.ofPlatform().name("retraining").daemon().start(() -> retrain(why));
    return true;
  }

  private boolean isRunning() {
    return running != null && running.isAlive();
  }

  private void retrain(String why) {
    training.lock();
    try {
      if (closing) {
        return;
      }
      Proposal proposal =
          new Retraining(registry)
              .propose(
                  history, TrainingSettings.defaults().with(Comparison.NONE), why, untilClosed());
      log.info("{}", proposal.text());
      lastError = null;
    } catch (RuntimeException e) {
      if (!closing) {
        log.warn("Cannot retrain ({})", why, e);
        lastError = e.getMessage() == null ? e.toString() : e.getMessage();
      }
    } finally {
      training.unlock();
      step = null;
    }
  }

  private Progress untilClosed() {
    return (what, done, total) -> {
      if (closing) {
        throw new IllegalStateException("Cannot go on training: Forewarn is being closed");
      }
      step = what;
    };
  }

  /** How it is doing. */
  public RetrainingStatus status() {
    String now = step;
    return new RetrainingStatus(now != null, now, lastError);
  }

  /** Ends a retraining at its next step, and starts none from here on. */
  void giveUp() {
    closing = true;
  }
}
