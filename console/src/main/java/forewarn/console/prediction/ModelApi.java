package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/models}. */
@RestController
@Tag(name = "Models", description = "The registry: figures, curves and provenance")
class ModelApi {
  private final Services services;

  ModelApi(Services services) {
    this.services = services;
  }

  record Models(List<ModelCard> models) {}

  @GetMapping(path = "/api/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Every model, newest first")
  Models models() {
    return new Models(services.registry().map(ModelRegistry::list).orElse(List.of()));
  }

  @GetMapping(path = "/api/v1/models/{name}/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "One model")
  ModelCard model(@PathVariable("name") String name, @PathVariable("version") String version) {
    return services
        .registry()
        .flatMap(registry -> registry.find(name, version))
        .orElseThrow(() -> Problems.notFound("There is no model '" + name + "' " + version));
  }
}
