package forewarn.console.wall;

import forewarn.console.language.Words;
import forewarn.console.layout.Templates;
import forewarn.console.live.PredictionFeed;
import forewarn.console.map.HeatMap;
import forewarn.console.map.Maps;
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
 * The wall's panels, drawn once for all walls that read the same language in the same zone. To be
 * asked by the thread of a request, which knows both. Thread-safe.
 */
@Component
final class WallPanels {
  static final List<String> NAMES =
      List.of("counters", "risks", "map", "outcome", "regions", "hour");
  private static final Duration FRESH = Duration.ofSeconds(1);

  private record Reader(Locale language, ZoneId zone) {}

  private record Drawn(Map<String, String> panels, Instant at) {}

  private final PredictionFeed feed;
  private final Maps maps;
  private final Templates templates;
  private final InstantSource clock;
  private final Map<Reader, Drawn> drawn = new HashMap<>();
  private WallNow now;
  private Instant nowAt = Instant.EPOCH;

  WallPanels(PredictionFeed feed, Maps maps, Templates templates, InstantSource clock) {
    this.feed = feed;
    this.maps = maps;
    this.templates = templates;
    this.clock = clock;
    this.now = WallNow.of(feed.watch());
  }

  /** The network as of a second ago at most. */
  synchronized WallNow now() {
    Instant instant = clock.instant();
    if (!isFresh(nowAt, instant)) {
      now = WallNow.of(feed.watch());
      nowAt = instant;
    }
    return now;
  }

  /** The panels' HTML by name, as of a second ago at most. */
  synchronized Map<String, String> drawn() {
    Instant instant = clock.instant();
    drawn.values().removeIf(old -> !isFresh(old.at, instant));
    return drawn.computeIfAbsent(new Reader(Words.locale(), Words.zone()), reader -> draw(instant))
        .panels;
  }

  /** The provinces by risk, in the words of the reader. */
  HeatMap map() {
    return RiskMap.of(now().network(), maps.map());
  }

  private Drawn draw(Instant instant) {
    Map<String, Object> wall = Map.of("wall", now());
    Map<String, Object> map = Map.of("map", map());
    Map<String, String> panels = new LinkedHashMap<>();
    for (String name : NAMES) {
      panels.put(name, templates.fragment("wall/" + name, name.equals("map") ? map : wall));
    }
    return new Drawn(panels, instant);
  }

  private static boolean isFresh(Instant at, Instant now) {
    return Duration.between(at, now).compareTo(FRESH) < 0;
  }
}
