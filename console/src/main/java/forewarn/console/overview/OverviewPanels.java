package forewarn.console.overview;

import forewarn.console.language.Words;
import forewarn.console.layout.Templates;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.PredictionFeed;
import forewarn.console.map.HeatMap;
import forewarn.console.map.Maps;
import forewarn.console.start.Services;
import forewarn.console.start.StartUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The parts of the first page. Each is rendered at most once a second for all who read it in one
 * language and time zone. Thread-safe.
 */
@Component
final class OverviewPanels {
  static final Duration TICK = Duration.ofSeconds(1);
  private static final int HOURS_SHOWN = 24;
  private static final List<String> NAMES =
      List.of("preparation", "tiles", "map", "worst", "day", "pipeline");

  private final StartUp startUp;
  private final Services services;
  private final PredictionFeed feed;
  private final Maps maps;
  private final ProvinceFigures figures;
  private final Templates templates;
  private final InstantSource clock;
  private final Map<Reader, Rendered> rendered = new HashMap<>();

  OverviewPanels(
      StartUp startUp,
      Services services,
      PredictionFeed feed,
      Maps maps,
      ProvinceFigures figures,
      Templates templates,
      InstantSource clock) {
    this.startUp = startUp;
    this.services = services;
    this.feed = feed;
    this.maps = maps;
    this.figures = figures;
    this.templates = templates;
    this.clock = clock;
  }

  /** Those for whom the same words are right. */
  private record Reader(Locale language, ZoneId zone, MapMeasure measure) {}

  private record Rendered(Map<String, String> panels, Instant at) {}

  /** The panels as HTML, by name, for the reader of this thread's request. */
  synchronized Map<String, String> render(MapMeasure measure) {
    Instant now = clock.instant();
    // Whoever was here within the last tick and a half still is; so only what is read is kept.
    rendered.values().removeIf(old -> !isFresh(old, now, TICK.multipliedBy(3).dividedBy(2)));
    Reader reader = new Reader(Words.locale(), Words.zone(), measure);
    Rendered known = rendered.get(reader);
    if (known == null || !isFresh(known, now, TICK.dividedBy(2))) {
      known = new Rendered(fragments(measure), now);
      rendered.put(reader, known);
    }
    return known.panels();
  }

  /** What the templates of the page are made from. */
  Map<String, Object> model(MapMeasure measure) {
    OutageWatch watch = feed.watch();
    long newest = watch.newestHour();
    NetworkNow network = NetworkNow.of(watch);
    return Map.of(
        "live", startUp.live(),
        "stages", startUp.stages(),
        "measure", measure,
        "network", network,
        "map", map(measure, network),
        "period", period(measure, network),
        "day", DayChart.of(watch.hours(newest - HOURS_SHOWN + 1, newest + 1)),
        "pipeline", Pipeline.of(services, feed, clock.instant()));
  }

  private Map<String, String> fragments(MapMeasure measure) {
    Map<String, Object> model = model(measure);
    Map<String, String> panels = new LinkedHashMap<>();
    for (String name : NAMES) {
      panels.put(name, templates.fragment("overview/" + name, model));
    }
    return panels;
  }

  private HeatMap map(MapMeasure measure, NetworkNow network) {
    return switch (measure) {
      case RISK -> NetworkMap.risk(network, maps);
      case HEALTH -> NetworkMap.health(figures.health(), maps);
      case TICKETS -> NetworkMap.tickets(figures.tickets(), maps);
      case OFFLINE -> NetworkMap.offline(network, maps);
    };
  }

  private String period(MapMeasure measure, NetworkNow network) {
    return switch (measure) {
      case RISK, OFFLINE -> NetworkMap.hour(network.hour());
      case HEALTH -> NetworkMap.period(figures.health().period());
      case TICKETS -> NetworkMap.period(figures.tickets().period());
    };
  }

  private static boolean isFresh(Rendered rendered, Instant now, Duration most) {
    return Duration.between(rendered.at(), now).compareTo(most) <= 0;
  }
}
