package forewarn.console.layout;

import forewarn.console.live.Freshness;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.Services;
import forewarn.console.start.StartUp;
import forewarn.prediction.monitoring.Monitoring;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The corner of every page that says whether the system is live and how fresh its data is; pages
 * ask for it again and again.
 */
@Controller
class StatusController {
  private final StartUp startUp;
  private final Services services;
  private final PredictionFeed feed;
  private final InstantSource clock;

  StatusController(StartUp startUp, Services services, PredictionFeed feed, InstantSource clock) {
    this.startUp = startUp;
    this.services = services;
    this.feed = feed;
    this.clock = clock;
  }

  @GetMapping("/status")
  ModelAndView status() {
    Freshness freshness = Freshness.of(feed, clock.instant());
    SystemStatus status =
        SystemStatus.of(
            startUp, services.monitoring().map(Monitoring::activeAlarms).orElse(List.of()));
    return new ModelAndView(
        "layout/status", Map.of("status", status.borneOutBy(freshness), "freshness", freshness));
  }
}
