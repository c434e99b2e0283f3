package forewarn.console.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.ScoredRecord;
import forewarn.prediction.scoring.UnusualFeature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/clusters}. */
@RestController
@Tag(name = "Clusters", description = "Why a cluster got its prediction")
class ClusterApi {
  private final Services services;
  private final Explanations explanations;

  ClusterApi(Services services, Explanations explanations) {
    this.services = services;
    this.explanations = explanations;
  }

  /**
   * The reasons of one prediction.
   *
   * @param probability worked out again
   * @param predictedProbability as it was predicted; null for an hour that was not
   * @param model name and version
   */
  record Reasoned(
      String clusterId,
      Instant hour,
      double probability,
      @Nullable Double predictedProbability,
      @JsonProperty("label_outage_1h") int label,
      double threshold,
      String model,
      String summary,
      List<Contribution> explanation,
      List<String> missingFeatures,
      List<UnusualFeature> unusualFeatures,
      List<String> notes) {

    static Reasoned of(Explained explained) {
      ScoredRecord scored = explained.scored();
      return new Reasoned(
          explained.clusterId(),
          explained.hour(),
          scored.probability(),
          explained.made(),
          scored.outageExpected() ? 1 : 0,
          scored.threshold(),
          scored.model() + " " + scored.modelVersion(),
          explained.explanation().summary(),
          scored.explanation(),
          scored.missingFeatures(),
          scored.unusual(),
          explained.explanation().notes());
    }
  }

  @GetMapping(
      path = "/api/v1/clusters/{id}/explanation",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Why a cluster's prediction is what it is",
      description =
          "cluster_id and timestamp_1h of a row of FACT_PREDICTIONS name the prediction. Its"
              + " cluster's records are taken in again in the order they came, by the version that"
              + " predicted; contributions are exact Shapley values in log-odds. An hour of the"
              + " history that was not predicted is scored by the model in use.")
  Reasoned explanation(
      @PathVariable("id") String id,
      @Parameter(description = "ISO-8601, UTC; the newest when it is left out")
          @RequestParam(name = "hour", required = false)
          @Nullable Instant hour) {
    if (services.queries().isEmpty()) {
      throw Problems.notReady("The warehouse is not open yet: try again soon");
    }
    return explanations
        .find(id, Optional.ofNullable(hour))
        .map(Reasoned::of)
        .orElseThrow(() ->
            Problems.notFound(
                "There is nothing to explain of cluster '%s'%s: no such record, or no model yet"
                    .formatted(id, hour == null ? "" : " at " + hour)));
  }
}
