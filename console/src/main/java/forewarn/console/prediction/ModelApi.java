package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.console.start.RetrainingSchedule;
import forewarn.console.start.RetrainingStatus;
import forewarn.console.start.Services;
import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelComparison;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.registry.Proposal;
import forewarn.prediction.registry.UnusableModel;
import forewarn.prediction.scoring.ModelsInUse;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.Scoring;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known of models: {@code GET /api/v1/models}. */
@RestController
@Tag(name = "Models", description = "The registry: figures, provenance, and what is used")
class ModelApi {
  private final Services services;

  ModelApi(Services services) {
    this.services = services;
  }

  record Models(List<ModelCard> models, List<UnusableModel> unusable) {}

  record Decisions(List<Decision> decisions) {}

  record Proposals(List<Proposal> proposals) {}

  /**
   * What scores now.
   *
   * @param champion null while nothing is scored
   * @param challengerFailures records since start that it could not score
   */
  record Use(
      @Nullable ModelId champion,
      @Nullable ModelId challenger,
      long challengerFailures,
      @Nullable String challengerError,
      @Nullable RetrainingStatus retraining) {}

  @GetMapping(path = "/api/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Every model, newest first",
      description =
          "stage is CANDIDATE, CHALLENGER, CHAMPION or ARCHIVED; unusable names what lies among the"
              + " models and cannot be read, with the reason.")
  Models models() {
    return services
        .registry()
        .map(registry -> new Models(registry.list(), registry.unusable()))
        .orElse(new Models(List.of(), List.of()));
  }

  @GetMapping(path = "/api/v1/models/{name}/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "One model")
  ModelCard model(@PathVariable("name") String name, @PathVariable("version") String version) {
    return card(services, new ModelId(name, version));
  }

  @GetMapping(path = "/api/v1/models/compare", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Two models side by side",
      description =
          "difference is b's figure less a's. Test figures are of each model's own test hours;"
              + " same_test_hours tells whether these are the same.")
  ModelComparison compare(
      @Parameter(example = "outage/1") @RequestParam("a") String a,
      @Parameter(example = "outage/2") @RequestParam("b") String b) {
    return ModelComparison.of(card(services, id("a", a)), card(services, id("b", b)));
  }

  @GetMapping(path = "/api/v1/models/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Who decided what about which model, and why; newest first",
      description =
          "what is PROMOTE, ROLL_BACK, CHALLENGE, END_CHALLENGE, ARCHIVE or RESTORE; replaced is the"
              + " model that gave way.")
  Decisions decisions() {
    return new Decisions(services.registry().map(ModelRegistry::decisions).orElse(List.of()));
  }

  @GetMapping(path = "/api/v1/models/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "What retrainings came to, newest first",
      description =
          "hours holds the figures of the candidate and of the model then in use on the same hours,"
              + " from which neither has learnt. A recommended candidate predicts in the shadow;"
              + " nothing is promoted by itself.")
  Proposals proposals() {
    return new Proposals(services.registry().map(ModelRegistry::proposals).orElse(List.of()));
  }

  @GetMapping(path = "/api/v1/models/status", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Which models score now, and whether one is being trained anew")
  Use status() {
    Optional<Scoring> scoring = services.scoring();
    ModelsInUse models = scoring.map(Scoring::models).orElse(null);
    return new Use(
        models == null ? null : id(models.champion()),
        models == null || models.challenger() == null ? null : id(models.challenger()),
        scoring.map(one -> one.status().challengerFailures()).orElse(0L),
        scoring.map(one -> one.status().challengerError()).orElse(null),
        services.retraining().map(RetrainingSchedule::status).orElse(null));
  }

  private static ModelId id(OutageModel model) {
    return new ModelId(model.name(), model.version());
  }

  private static ModelId id(String field, String text) {
    try {
      return ModelId.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problems.badField(field, text, "not like outage/3, a name and a version");
    }
  }

  /** The card, or 404. */
  static ModelCard card(Services services, ModelId model) {
    return services
        .registry()
        .flatMap(registry -> registry.find(model.name(), model.version()))
        .orElseThrow(
            () -> Problems.notFound("There is no model '" + model.name() + "' " + model.version()));
  }
}
