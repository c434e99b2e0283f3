package forewarn.prediction.monitoring;

import forewarn.prediction.metric.Distribution;
import forewarn.prediction.monitoring.LivePerformance.Role;
import forewarn.prediction.monitoring.Performance.InUse;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.monitoring.DriftRow;
import forewarn.warehouse.monitoring.ModelAlarms;
import forewarn.warehouse.monitoring.ModelDrift;
import forewarn.warehouse.monitoring.ModelOutcomes;
import forewarn.warehouse.query.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Watches what comes of predictions: figures hour by hour as outcomes become known, drift day by
 * day, alarms when either leaves its band. All of it is kept in the warehouse's tables
 * FACT_MODEL_OUTCOMES, FACT_MODEL_DRIFT and FACT_MODEL_ALARMS, so that it outlasts restarts and can
 * be asked for by SQL. Thread-safe.
 */
public final class Monitoring {
  private static final int MOST_DAYS = 366;
  private static final int MOST_ALARMS = 100;
  private static final Duration IN_USE = Duration.ofHours(2);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final ModelRegistry registry;
  private final MonitoringSettings settings;
  private final ModelOutcomes outcomes;
  private final ModelDrift drift;
  private final Performance performance;
  private final BandRules rules;
  private final AlarmBook alarms;
  private final DriftRun driftRun;
  private final Object updating = new Object();
  private @Nullable Instant judgedAt;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicReference<Reports> reports = new AtomicReference<>(new Reports(0));
  private volatile List<ModelAlarm> active;
  private volatile @Nullable LiveFigures championWeek;

  /** What was reported as of so many changes; made again after the next one. */
  private record Reports(long changes, Map<ModelId, LiveReport> byModel) {
    Reports(long changes) {
      this(changes, new ConcurrentHashMap<>());
    }
  }

  public Monitoring(Warehouse warehouse, ModelRegistry registry, MonitoringSettings settings) {
    this.registry = registry;
    this.settings = settings;
    this.outcomes = new ModelOutcomes(warehouse);
    this.drift = new ModelDrift(warehouse);
    this.performance = new Performance(new Queries(warehouse));
    this.rules = new BandRules(settings);
    this.alarms = new AlarmBook(new ModelAlarms(warehouse));
    this.driftRun = new DriftRun(warehouse, registry, performance, outcomes, drift);
    this.active = alarms.active();
  }

  /**
   * Takes in what has become known since the last time: outcomes, then drift of days that are
   * complete, then alarms. Cheap when there is nothing new.
   */
  public void update() {
    synchronized (updating) {
      boolean changed = true;
      try {
        boolean counted = outcomes.update() > 0;
        changed = takeIn() || counted;
      } finally {
        // Also after a part of it, when the rest has failed.
        if (changed) {
          changes.incrementAndGet();
        }
      }
    }
  }

  private boolean takeIn() {
    boolean measured = driftRun.measureNew().isPresent();
    Optional<Instant> newest = outcomes.newestHour();
    if (newest.isEmpty() || (!measured && newest.get().equals(judgedAt))) {
      return measured;
    }
    judge(newest.get());
    judgedAt = newest.get();
    active = alarms.active();
    return true;
  }

  private void judge(Instant newest) {
    List<InUse> inUse = performance.since(newest.minus(IN_USE));
    alarms.endOthers(inUse, newest);
    championWeek =
        inUse.stream()
            .filter(model -> model.role() == Role.CHAMPION)
            .findFirst()
            .map(model -> performance.after(model, newest.minus(WEEK)))
            .orElse(null);
    Set<String> judged = new HashSet<>();
    for (InUse model : inUse) {
      Optional<ModelCard> card = registry.find(model.name(), model.version());
      if (card.isPresent() && judged.add(model.name() + " " + model.version())) {
        alarms.take(
            model,
            rules.judge(
                card.get(),
                performance.after(model, newest.minus(DAY)),
                performance.after(model, newest.minus(WEEK)),
                newestDrift(model, newest)),
            newest);
      }
    }
  }

  // What was measured long ago, before the model was out of use for a while, says nothing of now.
  private List<DriftRow> newestDrift(InUse model, Instant newest) {
    LocalDate recent = newest.minus(WEEK).atZone(ZoneOffset.UTC).toLocalDate();
    return drift.of(model.name(), model.version(), 1).stream()
        .filter(row -> !row.date().isBefore(recent))
        .toList();
  }

  /** Everything known of a version in live use; empty when there is no such model. */
  public Optional<LiveReport> report(String name, String version) {
    return registry.find(name, version).map(this::kept);
  }

  // What changes while a report is made counts for the next one.
  private LiveReport kept(ModelCard card) {
    long now = changes.get();
    Reports known = reports.updateAndGet(last -> last.changes() >= now ? last : new Reports(now));
    return known.byModel().computeIfAbsent(card.id(), model -> report(card));
  }

  private LiveReport report(ModelCard card) {
    Optional<Instant> newest = outcomes.newestHour();
    List<LivePerformance> roles =
        newest.map(now -> performance.of(card.name(), card.version(), now)).orElse(List.of());
    List<DriftRow> measured = drift.of(card.name(), card.version(), MOST_DAYS);
    return new LiveReport(
        card.name(),
        card.version(),
        roles.isEmpty() ? null : newest.orElse(null),
        roles,
        measured.isEmpty() ? null : measured.getLast().date(),
        drifts(card, measured),
        alarms.latest(card.name(), card.version(), MOST_ALARMS));
  }

  private List<FeatureDrift> drifts(ModelCard card, List<DriftRow> measured) {
    Map<String, List<DriftRow>> byFeature = new LinkedHashMap<>();
    measured.forEach(
        row -> byFeature.computeIfAbsent(row.feature(), feature -> new ArrayList<>()).add(row));
    return byFeature.entrySet().stream()
        .map(rows -> drift(rows.getKey(), rows.getValue(), card.distributions().get(rows.getKey())))
        .toList();
  }

  private FeatureDrift drift(String feature, List<DriftRow> rows, @Nullable Distribution made) {
    DriftRow newest = rows.getLast();
    return new FeatureDrift(
        feature,
        rules.state(newest),
        newest.weekIndex(),
        settings.driftIndex(),
        newest.missing(),
        made == null ? 0 : made.missing(),
        known(newest.least()),
        known(newest.most()),
        newest.outside(),
        rows.stream()
            .map(row -> new FeatureDrift.Day(row.date(), row.dayIndex(), row.weekIndex()))
            .toList());
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** Alarms of models in use, as of the last {@link #update}. */
  public List<ModelAlarm> activeAlarms() {
    return active;
  }

  /** Alarms of all models, active ones first, then the latest. */
  public List<ModelAlarm> alarms(int most) {
    return alarms.latest(most);
  }

  /** The last week of the version that scores as champion, as of the last {@link #update}. */
  public Optional<LiveFigures> championWeek() {
    return Optional.ofNullable(championWeek);
  }
}
