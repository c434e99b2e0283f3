package forewarn.console.cluster;

import forewarn.console.incident.OpenIncidents;
import forewarn.console.live.Glance;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.Services;
import forewarn.console.table.TableFile;
import forewarn.warehouse.export.ExportFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The list of clusters and the page of each. */
@Controller
class ClusterController {
  private static final int MOST_DAYS = 31;
  private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration LISTED = Duration.ofHours(48);

  private final Services services;
  private final PredictionFeed feed;
  private final Explanations explanations;
  private final OpenIncidents incidents;

  ClusterController(
      Services services, PredictionFeed feed, Explanations explanations, OpenIncidents incidents) {
    this.incidents = incidents;
    this.services = services;
    this.feed = feed;
    this.explanations = explanations;
  }

  @GetMapping("/clusters")
  ModelAndView list(@ModelAttribute ClusterChoice choice) {
    return new ModelAndView("cluster/list", Map.of("list", found(choice)));
  }

  /** The whole list, as {@code csv} or {@code xlsx}. */
  @GetMapping("/clusters.{ending}")
  void file(
      @PathVariable("ending") String ending,
      @ModelAttribute ClusterChoice choice,
      HttpServletResponse response)
      throws IOException {
    ExportFormat format = TableFile.format(ending);
    ClusterList list = found(choice);
    Instant hour = list.hour();
    LocalDate date = LocalDate.ofInstant(hour == null ? Instant.EPOCH : hour, ZoneOffset.UTC);
    TableFile.send(list.table(), format, date, response);
  }

  private ClusterList found(ClusterChoice choice) {
    List<Row> plan = data().map(ClusterData::contexts).orElse(List.of());
    return ClusterList.of(feed.watch(), plan, choice);
  }

  @GetMapping("/clusters/{id}")
  ModelAndView page(
      @PathVariable("id") String id,
      @RequestParam(name = "hour", required = false) @Nullable Instant hour,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String refresh) {
    Optional<Glance> glance = glance(id);
    Optional<Row> context = data().flatMap(data -> data.context(id));
    List<ClusterHour> hours =
        data().map(data -> data.hours(id, LISTED, dataClock())).orElse(List.of());
    if (glance.isEmpty() && context.isEmpty() && hours.isEmpty() && data().isPresent()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no cluster '" + id + "'");
    }
    Optional<Instant> explained =
        Optional.ofNullable(hour)
            .or(() -> hours.isEmpty() ? Optional.empty() : Optional.of(hours.getLast().hour()));
    Optional<Reasons> reasons =
        explained.flatMap(at -> explanations.find(id, Optional.of(at))).map(Reasons::of);
    return new ModelAndView(
        "cluster/page",
        Map.of(
            "cluster",
            ClusterPage.of(id, context, glance, hours, reasons),
            "people",
            refresh == null ? people(id) : Optional.empty(),
            "incidents",
            incidents.ofCluster(id),
            "asked",
            hour == null ? "" : "?hour=" + hour));
  }

  /**
   * The reasons alone, as the live page shows them beside its rows; 202 while the record that was
   * predicted from is still on its way.
   */
  @GetMapping("/clusters/{id}/reasons")
  ModelAndView reasons(
      @PathVariable("id") String id,
      @RequestParam(name = "hour", required = false) @Nullable Instant hour) {
    Optional<Explained> explained = explanations.find(id, Optional.ofNullable(hour));
    if (explained.isPresent()) {
      return new ModelAndView(
          "cluster/why", Map.of("id", id, "reasons", Reasons.of(explained.get())));
    }
    if (!explanations.possible()) {
      return new ModelAndView("cluster/why", Map.of("id", id, "missing", "there is no model yet"));
    }
    ModelAndView notYet =
        new ModelAndView(
            "cluster/why",
            Map.of("id", id, "missing", "its record has not reached the warehouse yet"));
    notYet.setStatus(HttpStatus.ACCEPTED);
    return notYet;
  }

  @GetMapping(path = "/clusters/{id}/series", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Series series(
      @PathVariable("id") String id, @RequestParam(name = "days", defaultValue = "7") int days) {
    Duration span = Duration.ofDays(Math.clamp(days, 1, MOST_DAYS));
    return Series.of(data().map(data -> data.hours(id, span, dataClock())).orElse(List.of()));
  }

  // Not asked for again with each refresh of the page's live parts.
  private Optional<ClusterPeople> people(String id) {
    return services
        .queries()
        .map(queries -> ClusterPeople.of(id, new ClusterPast(queries).clusters(), queries));
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
