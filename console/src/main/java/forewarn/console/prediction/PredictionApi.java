package forewarn.console.prediction;

import forewarn.console.cluster.ClusterPast;
import forewarn.console.live.PredictionFeed;
import forewarn.console.live.Received;
import forewarn.console.live.RecentPredictions;
import forewarn.console.problem.Problems;
import forewarn.console.push.EventStream;
import forewarn.console.push.EventStreams;
import forewarn.console.start.Services;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.SingleScoring;
import forewarn.telemetry.HourlyRecord;
import forewarn.warehouse.query.Queries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/predictions}. */
@RestController
@Tag(name = "Predictions", description = "Outages of the next hour, as made and as they come")
class PredictionApi {
  private static final int MOST_AT_ONCE = 500;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Services services;
  private final PredictionFeed feed;
  private final EventStreams streams;
  private final SingleRecord singleRecord;

  PredictionApi(
      Services services, PredictionFeed feed, EventStreams streams, SingleRecord singleRecord) {
    this.services = services;
    this.feed = feed;
    this.streams = streams;
    this.singleRecord = singleRecord;
  }

  @GetMapping(path = "/api/v1/predictions", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Predictions made so far, newest first",
      description = "Rows of DATAMART.FACT_PREDICTIONS; outcome is null while it is unknown.")
  PredictionPage predictions(
      @Parameter(description = "1 to 10000") @RequestParam(name = "limit", defaultValue = "100")
          int limit,
      @RequestParam(name = "cluster_id", required = false) @Nullable String clusterId,
      @Parameter(description = "0 to 1") @RequestParam(name = "min_probability", defaultValue = "0")
          double minProbability) {
    return PredictionPage.select(queries(), limit, clusterId, minProbability);
  }

  private Queries queries() {
    return services
        .queries()
        .orElseThrow(() -> Problems.notReady("The warehouse is not open yet: try again soon"));
  }

  @GetMapping(path = "/api/v1/predictions/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Predictions as they are made",
      description =
          "Server-sent events named prediction, one each, from now on. A client that falls more"
              + " than 32,768 behind is told by an event named lost, with the number, and goes on"
              + " with the oldest that is left.")
  void stream(HttpServletResponse response) throws IOException {
    streams.serve(response, this::follow);
  }

  @PostMapping(
      path = "/api/v1/predictions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Score one record",
      description =
          "Fields as in RAW_ML_FEATURES, any subset with at least one signal; without any the"
              + " answer is 400. With the cluster_id of a cluster whose hours are known, the record"
              + " is scored after them: as the cluster's next hour, or at its timestamp_1h when"
              + " that is later. Without cluster_id, or with one that nobody knows, it is scored by"
              + " itself: what needs the cluster's past hours is missing and named in"
              + " missing_features. The notes say which of it was done.")
  SingleResult score(@RequestBody byte[] json) {
    OutageModel model =
        services
            .registry()
            .flatMap(ModelRegistry::champion)
            .orElseThrow(() -> Problems.notReady("There is no model yet: one is trained first"));
    SingleRecord.Given given = singleRecord.read(json);
    List<HourlyRecord> known =
        given.cluster().map(cluster -> new ClusterPast(queries()).all(cluster)).orElse(List.of());
    List<HourlyRecord> hours = AssumedPast.after(known, given.hourly(), given.hour());
    return SingleResult.of(
        new SingleScoring(model).scoreNewest(hours),
        given.cluster().map(cluster -> placing(cluster, hours)).stream().toList());
  }

  private static String placing(String cluster, List<HourlyRecord> hours) {
    return hours.size() == 1
        ? "No hour of cluster '%s' is known: scored without a past.".formatted(cluster)
        : "Scored as the hour %s of cluster '%s', after the %,d hours of it that are known."
            .formatted(hours.getLast().hour(), cluster, hours.size() - 1);
  }

  private void follow(EventStream stream) throws IOException, InterruptedException {
    // What was there before this process is no news.
    while (!feed.caughtUp() && stream.isOpen()) {
      Thread.sleep(PAUSE.dividedBy(10));
    }
    long next = feed.recent().next();
    while (stream.isOpen()) {
      if (feed.recent().await(next, PAUSE)) {
        RecentPredictions.Batch batch = feed.recent().from(next, MOST_AT_ONCE);
        if (batch.lost() > 0) {
          stream.write("lost", Long.toString(batch.lost()));
        }
        for (Received received : batch.predictions()) {
          stream.writeLine("prediction", received.json());
        }
        stream.flush();
        next = batch.next();
      }
    }
  }
}
