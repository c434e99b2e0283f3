package forewarn.console.cluster;

import forewarn.console.live.Glance;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.Services;
import forewarn.prediction.registry.ModelRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The list of clusters and the page of each. */
@Controller
class ClusterController {
  private static final int MOST_DAYS = 31;
  // How long a cluster's state usually lasts before an outage is learnt over weeks.
  private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration LOOKED_BACK = Duration.ofDays(90);
  private static final int HOURS_LISTED = 48;

  private final Services services;
  private final PredictionFeed feed;

  ClusterController(Services services, PredictionFeed feed) {
    this.services = services;
    this.feed = feed;
  }

  @GetMapping("/clusters")
  ModelAndView list(
      @RequestParam(name = "find", defaultValue = "") String find,
      @RequestParam(name = "sort", defaultValue = "risk") String sort) {
    List<Row> plan = data().map(ClusterData::contexts).orElse(List.of());
    return new ModelAndView(
        "cluster/list",
        Map.of("list", ClusterList.of(feed.watch(), plan, find, ClusterList.Sort.of(sort))));
  }

  @GetMapping("/clusters/{id}")
  ModelAndView page(@PathVariable("id") String id) {
    Optional<Glance> glance = glance(id);
    Optional<Row> context = data().flatMap(data -> data.context(id));
    List<ClusterHour> hours =
        data().map(data -> data.hours(id, LOOKED_BACK, dataClock())).orElse(List.of());
    if (glance.isEmpty() && context.isEmpty() && hours.isEmpty() && data().isPresent()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no cluster '" + id + "'");
    }
    Optional<Reasons> reasons =
        hours.isEmpty()
            ? Optional.empty()
            : services
                .registry()
                .flatMap(ModelRegistry::champion)
                .map(model -> Reasons.of(model, id, hours));
    List<ClusterHour> listed =
        hours.subList(Math.max(0, hours.size() - HOURS_LISTED), hours.size());
    return new ModelAndView(
        "cluster/page", Map.of("cluster", ClusterPage.of(id, context, glance, listed, reasons)));
  }

  @GetMapping(path = "/clusters/{id}/series", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Series series(
      @PathVariable("id") String id, @RequestParam(name = "days", defaultValue = "7") int days) {
    Duration span = Duration.ofDays(Math.clamp(days, 1, MOST_DAYS));
    return Series.of(data().map(data -> data.hours(id, span, dataClock())).orElse(List.of()));
  }

  private Optional<ClusterData> data() {
    return services.queries().map(ClusterData::new);
  }

  private Optional<Glance> glance(String id) {
    return feed.watch().newestOfEachCluster().stream()
        .filter(glance -> glance.clusterId().equals(id))
        .findFirst();
  }

  // An hour more than the network's, for a cluster that is a little ahead of the others.
  private Instant dataClock() {
    long newest = feed.watch().newestHour();
    return newest == 0 ? END_OF_TIME : Instant.ofEpochSecond((newest + 1) * 3600);
  }
}
