package forewarn.console.prediction;

import forewarn.console.cluster.ClusterPast;
import forewarn.console.live.PredictionFeed;
import forewarn.console.start.Services;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.SingleScoring;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form of one record. What is filled in stands in the address, so that it can be shared. */
@Controller
class PredictController {
  private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");
  private static final int LONGEST_CLUSTER = 200;

  private final Services services;
  private final PredictionFeed feed;
  private final SingleRecord singleRecord;

  PredictController(Services services, PredictionFeed feed, SingleRecord singleRecord) {
    this.services = services;
    this.feed = feed;
    this.singleRecord = singleRecord;
  }

  @GetMapping("/predict")
  ModelAndView single(
      @RequestParam Map<String, String> parameters,
      @RequestParam(name = "sample", defaultValue = "") String sample,
      @RequestParam(name = "cluster", defaultValue = "") String cluster) {
    Map<String, String> values = new java.util.TreeMap<>(SingleForm.sample(sample));
    values.putAll(SingleForm.filled(parameters));
    return new ModelAndView("prediction/single", Map.of("form", form(values, cluster.strip())));
  }

  private SingleForm form(Map<String, String> values, String cluster) {
    List<String> clusters = past().map(ClusterPast::clusters).orElse(List.of());
    Optional<OutageModel> model = services.registry().flatMap(ModelRegistry::champion);
    if (model.isEmpty()) {
      return new SingleForm(
          SingleForm.entries(values, List.of()),
          cluster,
          clusters,
          null,
          "There is no model yet: one is trained first.");
    }
    if (values.isEmpty()) {
      return new SingleForm(SingleForm.entries(values, List.of()), cluster, clusters, null, "");
    }
    List<HourlyRecord> hours = cluster.isEmpty() ? List.of() : newest(cluster);
    if (!cluster.isEmpty() && hours.isEmpty()) {
      return new SingleForm(
          SingleForm.entries(values, List.of()),
          cluster,
          clusters,
          null,
          "No hour of a cluster '" + cluster + "' is known. Leave it empty, or choose another.");
    }
    return answered(values, cluster, clusters, new SingleScoring(model.get()), hours);
  }

  private SingleForm answered(
      Map<String, String> values,
      String cluster,
      List<String> clusters,
      SingleScoring scoring,
      List<HourlyRecord> hours) {
    return switch (singleRecord.decode(SingleForm.completed(values))) {
      case HourlyRecordCodec.Bad bad ->
          new SingleForm(
              SingleForm.entries(values, bad.problems()),
              cluster,
              clusters,
              null,
              Problem.describe(bad.problems()));
      case HourlyRecordCodec.Good good ->
          new SingleForm(
              SingleForm.entries(values, List.of()),
              cluster,
              clusters,
              answer(scoring, good.value(), hours),
              "");
    };
  }

  private static SingleAnswer answer(
      SingleScoring scoring, HourlyRecord given, List<HourlyRecord> hours) {
    if (hours.isEmpty()) {
      return SingleAnswer.of(scoring.score(given), null, 0);
    }
    HourlyRecord last = hours.getLast();
    HourlyRecord next =
        new HourlyRecord(
            last.place(),
            last.hour().plus(Duration.ofHours(1)),
            given.readings(),
            null,
            null,
            null);
    List<HourlyRecord> all = new ArrayList<>(hours);
    all.add(next);
    return SingleAnswer.of(scoring.scoreNewest(all), next.hour(), hours.size());
  }

  private List<HourlyRecord> newest(String cluster) {
    return cluster.length() > LONGEST_CLUSTER
        ? List.of()
        : past().map(past -> past.newest(cluster, dataClock())).orElse(List.of());
  }

  private Optional<ClusterPast> past() {
    return services.queries().map(ClusterPast::new);
  }

  private Instant dataClock() {
    long newest = feed.watch().newestHour();
    return newest == 0 ? END_OF_TIME : Instant.ofEpochSecond((newest + 1) * 3600);
  }
}
