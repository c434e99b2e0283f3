package forewarn.console.overview;

import forewarn.console.layout.Templates;
import forewarn.console.live.OutageWatch;
import forewarn.console.live.PredictionFeed;
import forewarn.console.push.EventStream;
import forewarn.console.push.EventStreams;
import forewarn.console.start.Services;
import forewarn.console.start.StartUp;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The first page. Its panels are rendered once a second for all who look at it, and pushed to each
 * when they have changed.
 */
@Controller
class OverviewController {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int HOURS_SHOWN = 24;

  private final StartUp startUp;
  private final Services services;
  private final PredictionFeed feed;
  private final EventStreams streams;
  private final Templates templates;
  private final InstantSource clock;
  private Instant renderedAt = Instant.EPOCH;
  private Map<String, String> rendered = Map.of();

  OverviewController(
      StartUp startUp,
      Services services,
      PredictionFeed feed,
      EventStreams streams,
      Templates templates,
      InstantSource clock) {
    this.startUp = startUp;
    this.services = services;
    this.feed = feed;
    this.streams = streams;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/")
  ModelAndView page() {
    return new ModelAndView("overview/page", model());
  }

  @GetMapping("/overview/stream")
  void stream(HttpServletResponse response) throws IOException {
    streams.serve(response, this::follow);
  }

  private void follow(EventStream stream) throws IOException, InterruptedException {
    Map<String, String> sent = new HashMap<>();
    while (stream.isOpen()) {
      boolean changed = false;
      for (Map.Entry<String, String> panel : panels().entrySet()) {
        if (!panel.getValue().equals(sent.put(panel.getKey(), panel.getValue()))) {
          stream.write(panel.getKey(), panel.getValue());
          changed = true;
        }
      }
      if (changed) {
        stream.flush();
      }
      Thread.sleep(TICK);
    }
  }

  private synchronized Map<String, String> panels() {
    Instant now = clock.instant();
    if (Duration.between(renderedAt, now).compareTo(TICK.dividedBy(2)) > 0) {
      Map<String, Object> model = model();
      Map<String, String> panels = new LinkedHashMap<>();
      for (String name :
          new String[] {"preparation", "tiles", "regions", "worst", "day", "pipeline"}) {
        panels.put(name, templates.fragment("overview/" + name, model));
      }
      rendered = panels;
      renderedAt = now;
    }
    return rendered;
  }

  private Map<String, Object> model() {
    OutageWatch watch = feed.watch();
    long newest = watch.newestHour();
    return Map.of(
        "live", startUp.live(),
        "stages", startUp.stages(),
        "now", clock.instant(),
        "network", NetworkNow.of(watch),
        "day", DayChart.of(watch.hours(newest - HOURS_SHOWN + 1, newest + 1)),
        "pipeline", Pipeline.of(services, feed, clock.instant()));
  }
}
