package forewarn.console.health;

import forewarn.console.live.PredictionFeed;
import forewarn.console.push.EventStreams;
import forewarn.console.start.Services;
import forewarn.prediction.monitoring.LiveFigures;
import forewarn.prediction.monitoring.Monitoring;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What to alert on. Records received = loaded + dead letters; scored = predictions received, both a
 * little later; lag and the age of the newest prediction stay small. The model's figures are the
 * champion's of seven days.
 */
@Component
class LiveMetrics implements MeterBinder {
  private final Services services;
  private final PredictionFeed feed;
  private final EventStreams streams;

  LiveMetrics(Services services, PredictionFeed feed, EventStreams streams) {
    this.services = services;
    this.feed = feed;
    this.streams = streams;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counter(registry, "forewarn.predictions.received", self -> self.feed.recent().next());
    counter(registry, "forewarn.predictions.alerts", self -> self.feed.watch().total().expected());
    counter(registry, "forewarn.outages", self -> self.feed.watch().total().outages());
    counter(registry, "forewarn.outages.foreseen", self -> self.feed.watch().total().foreseen());
    counter(registry, "forewarn.outages.missed", self -> self.feed.watch().total().missed());
    counter(registry, "forewarn.false.alarms", self -> self.feed.watch().total().falseAlarms());
    counter(
        registry,
        "forewarn.records.loaded",
        self -> self.services.loader().map(loader -> loader.status().recordsLoaded()).orElse(0L));
    counter(
        registry,
        "forewarn.dead.letters",
        self -> self.services.loader().map(loader -> loader.status().deadLetters()).orElse(0L));
    counter(
        registry,
        "forewarn.records.scored",
        self -> self.services.scoring().map(scoring -> scoring.status().scored()).orElse(0L));
    Gauge.builder(
            "forewarn.load.lag",
            () -> services.loader().map(loader -> loader.status().lag()).orElse(0L))
        .register(registry);
    bindModels(registry);
    Gauge.builder("forewarn.event.streams", streams, EventStreams::count).register(registry);
  }

  private void bindModels(MeterRegistry registry) {
    Gauge.builder("forewarn.model.alarms", () -> model(m -> (double) m.activeAlarms().size()))
        .register(registry);
    week(registry, "forewarn.model.precision", LiveFigures::precision);
    week(registry, "forewarn.model.recall", LiveFigures::recall);
    week(registry, "forewarn.model.brier", LiveFigures::brier);
    week(registry, "forewarn.model.missing", LiveFigures::missingShare);
  }

  // NaN, as Prometheus has it, where there is nothing to tell yet.
  private void week(
      MeterRegistry registry, String name, Function<LiveFigures, @Nullable Double> figure) {
    Gauge.builder(
            name,
            () ->
                model(monitoring -> {
                  LiveFigures week = monitoring.championWeek().orElse(null);
                  Double value = week == null ? null : figure.apply(week);
                  return value == null ? Double.NaN : value;
                }))
        .register(registry);
  }

  private double model(ToDoubleFunction<Monitoring> figure) {
    return services.monitoring().map(figure::applyAsDouble).orElse(Double.NaN);
  }

  // The registry holds what is counted weakly, and this bean lasts.
  private void counter(MeterRegistry registry, String name, ToDoubleFunction<LiveMetrics> count) {
    FunctionCounter.builder(name, this, count).register(registry);
  }
}
