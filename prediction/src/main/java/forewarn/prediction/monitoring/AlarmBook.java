package forewarn.prediction.monitoring;

import forewarn.prediction.monitoring.LivePerformance.Role;
import forewarn.prediction.monitoring.ModelAlarm.Kind;
import forewarn.prediction.monitoring.Performance.InUse;
import forewarn.warehouse.monitoring.ModelAlarms;
import forewarn.warehouse.monitoring.StoredAlarm;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Raises and clears alarms. All it knows is in the table, so that a process that was killed goes on
 * where it ended.
 */
final class AlarmBook {
  private static final double WORTH_NOTING = 0.02;

  private final ModelAlarms stored;

  AlarmBook(ModelAlarms stored) {
    this.stored = stored;
  }

  /** Takes figures of a model at an hour; figures that are not given leave their alarms alone. */
  void take(InUse model, List<Judgement> judgements, Instant hour) {
    List<ModelAlarm> active = active(model);
    for (Judgement judgement : judgements) {
      Optional<ModelAlarm> known =
          active.stream()
              .filter(alarm -> alarm.kind() == judgement.kind())
              .filter(alarm -> alarm.feature().equals(judgement.feature()))
              .findFirst();
      if (known.isPresent()) {
        follow(known.get(), judgement, hour);
      } else if (judgement.band().isLeftBy(judgement.value())) {
        store(raised(model, judgement, hour));
      }
    }
  }

  private void follow(ModelAlarm alarm, Judgement judgement, Instant hour) {
    if (judgement.band().isBack(judgement.value())) {
      store(ended(alarm, hour));
    } else if (Math.abs(judgement.value() - alarm.value())
        > WORTH_NOTING * Math.abs(alarm.value())) {
      store(
          new ModelAlarm(
              alarm.name(),
              alarm.version(),
              alarm.role(),
              alarm.kind(),
              alarm.feature(),
              alarm.since(),
              null,
              judgement.value(),
              judgement.band().least(),
              judgement.band().most(),
              judgement.message(),
              judgement.advice()));
    }
  }

  /** Ends the alarms of all models but those in use. */
  void endOthers(List<InUse> inUse, Instant hour) {
    for (ModelAlarm alarm : active()) {
      if (inUse.stream().noneMatch(model -> isOf(model, alarm))) {
        store(ended(alarm, hour));
      }
    }
  }

  private static boolean isOf(InUse model, ModelAlarm alarm) {
    return model.name().equals(alarm.name()) && model.version().equals(alarm.version());
  }

  private static ModelAlarm raised(InUse model, Judgement judgement, Instant hour) {
    return new ModelAlarm(
        model.name(),
        model.version(),
        model.role(),
        judgement.kind(),
        judgement.feature(),
        hour,
        null,
        judgement.value(),
        judgement.band().least(),
        judgement.band().most(),
        judgement.message(),
        judgement.advice());
  }

  private static ModelAlarm ended(ModelAlarm alarm, Instant hour) {
    return new ModelAlarm(
        alarm.name(),
        alarm.version(),
        alarm.role(),
        alarm.kind(),
        alarm.feature(),
        alarm.since(),
        hour,
        alarm.value(),
        alarm.least(),
        alarm.most(),
        alarm.message(),
        alarm.advice());
  }

  List<ModelAlarm> active() {
    return stored.active().stream().map(AlarmBook::alarm).toList();
  }

  private List<ModelAlarm> active(InUse model) {
    return active().stream().filter(alarm -> isOf(model, alarm)).toList();
  }

  List<ModelAlarm> latest(int most) {
    return stored.all(most).stream().map(AlarmBook::alarm).toList();
  }

  List<ModelAlarm> latest(String name, String version, int most) {
    return stored.of(name, version, most).stream().map(AlarmBook::alarm).toList();
  }

  private void store(ModelAlarm alarm) {
    stored.store(
        new StoredAlarm(
            alarm.name(),
            alarm.version(),
            Performance.lower(alarm.role()),
            Performance.lower(alarm.kind()),
            alarm.feature(),
            alarm.since(),
            alarm.until(),
            alarm.value(),
            alarm.least(),
            alarm.most(),
            alarm.message(),
            alarm.advice()));
  }

  private static ModelAlarm alarm(StoredAlarm row) {
    return new ModelAlarm(
        row.model(),
        row.version(),
        Role.valueOf(row.role().toUpperCase(Locale.ROOT)),
        Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
        row.feature(),
        row.since(),
        row.until(),
        row.value(),
        row.least(),
        row.most(),
        row.message(),
        row.advice());
  }
}
