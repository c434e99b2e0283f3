package forewarn.prediction.monitoring;

import forewarn.prediction.metric.Distribution;
import forewarn.prediction.monitoring.Performance.InUse;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.monitoring.DriftRow;
import forewarn.warehouse.monitoring.ModelDrift;
import forewarn.warehouse.monitoring.ModelOutcomes;
import forewarn.warehouse.query.HourlyHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures drift day by day, as days become complete. The first run reads months of history, so
 * that clusters are known as well as scoring knows them; from then on each reads only what is new.
 * Not thread-safe.
 */
final class DriftRun {
  private static final Duration LATE = Duration.ofHours(2);
  private static final int MOST_ROWS_PER_DAY = 20_000;
  private static final int WARM_UP_DAYS = 120;
  private static final int MOST_DAYS_BEHIND = 30;

  private final Warehouse warehouse;
  private final ModelRegistry registry;
  private final Performance performance;
  private final ModelOutcomes outcomes;
  private final ModelDrift stored;
  private final LiveSamples samples = new LiveSamples(MOST_ROWS_PER_DAY);
  private @Nullable LocalDate followedTo;
  private @Nullable LocalDate measuredTo;

  DriftRun(
      Warehouse warehouse,
      ModelRegistry registry,
      Performance performance,
      ModelOutcomes outcomes,
      ModelDrift stored) {
    this.warehouse = warehouse;
    this.registry = registry;
    this.performance = performance;
    this.outcomes = outcomes;
    this.stored = stored;
    this.measuredTo = stored.newestDay().orElse(null);
  }

  /**
   * Measures the days that have become complete.
   *
   * @return the newest of them, or empty when there is none
   */
  Optional<LocalDate> measureNew() {
    Optional<LocalDate> complete = outcomes.newestRecord().map(DriftRun::lastCompleteDay);
    LocalDate before = measuredTo;
    if (complete.isEmpty() || before != null && !complete.get().isAfter(before)) {
      return Optional.empty();
    }
    LocalDate last = complete.get();
    LocalDate first = firstDay(before, last);
    List<LocalDate> used =
        first.datesUntil(last.plusDays(1)).filter(day -> !performance.on(day).isEmpty()).toList();
    if (used.isEmpty()) {
      return Optional.empty();
    }
    follow(used.getFirst(), last);
    used.forEach(this::measure);
    samples.forgetBefore(last.minusDays(DriftMeasurement.WEEK));
    measuredTo = last;
    return Optional.of(last);
  }

  private static LocalDate lastCompleteDay(Instant newestRecord) {
    return newestRecord.minus(LATE).atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  private static LocalDate firstDay(@Nullable LocalDate before, LocalDate last) {
    LocalDate earliest = last.minusDays(MOST_DAYS_BEHIND);
    return before == null || before.isBefore(earliest) ? earliest : before.plusDays(1);
  }

  private void follow(LocalDate first, LocalDate last) {
    LocalDate kept = first.minusDays(DriftMeasurement.WEEK - 1);
    LocalDate from = followedTo == null ? kept.minusDays(WARM_UP_DAYS) : followedTo;
    LocalDate end = last.plusDays(1);
    HourlyHistory.of(warehouse).scan(startHour(from), startHour(end), samples.following(kept));
    followedTo = end;
  }

  private static long startHour(LocalDate day) {
    return Duration.ofDays(day.toEpochDay()).toHours();
  }

  private void measure(LocalDate day) {
    Map<String, ModelCard> cards = new LinkedHashMap<>();
    for (InUse model : performance.on(day)) {
      registry
          .find(model.name(), model.version())
          .ifPresent(card -> cards.put(model.name() + " " + model.version(), card));
    }
    cards.values().forEach(card -> measure(card, day));
  }

  private void measure(ModelCard card, LocalDate day) {
    List<DriftRow> rows = new ArrayList<>(DriftMeasurement.features(card, samples, day));
    Distribution predicted = card.distributions().get(ModelCard.PROBABILITY);
    if (predicted != null) {
      rows.add(probability(card, predicted, day));
    }
    if (!rows.isEmpty()) {
      stored.store(day, card.name(), card.version(), rows);
    }
  }

  private DriftRow probability(ModelCard card, Distribution predicted, LocalDate day) {
    Values ofDay = new Values();
    Values ofWeek = new Values();
    outcomes.probabilities(
        card.name(),
        card.version(),
        day.minusDays(DriftMeasurement.WEEK - 1),
        day.plusDays(1),
        (date, value) -> {
          ofWeek.add(value);
          if (date.equals(day)) {
            ofDay.add(value);
          }
        });
    return DriftMeasurement.compare(
        card,
        ModelCard.PROBABILITY,
        predicted,
        day,
        ofDay.count(),
        ofDay.toArray(),
        ofWeek.toArray());
  }
}
