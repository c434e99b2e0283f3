package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.prediction.monitoring.LiveReport;
import forewarn.prediction.monitoring.ModelAlarm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/models/{name}/{version}/live} and {@code /api/v1/model-alarms}. */
@RestController
@Tag(name = "Models", description = "The registry: figures, curves and provenance")
class LiveModelApi {
  private static final int MOST_ALARMS = 1000;

  private final Services services;

  LiveModelApi(Services services) {
    this.services = services;
  }

  record Alarms(List<ModelAlarm> alarms) {}

  @GetMapping(
      path = "/api/v1/models/{name}/{version}/live",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "What came of a version's predictions: figures over time as champion or in the shadow,"
              + " beside the other version on the same hours; calibration, drift and alarms")
  LiveReport live(@PathVariable("name") String name, @PathVariable("version") String version) {
    return services
        .monitoring()
        .flatMap(monitoring -> monitoring.report(name, version))
        .orElseThrow(() -> Problems.notFound("There is no model '" + name + "' " + version));
  }

  @GetMapping(path = "/api/v1/model-alarms", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Live figures of models that have left their band: active ones, then past")
  Alarms alarms(@RequestParam(name = "limit", defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST_ALARMS) {
      throw Problems.badField("limit", Integer.toString(limit), "outside 1.." + MOST_ALARMS);
    }
    return new Alarms(
        services.monitoring().map(monitoring -> monitoring.alarms(limit)).orElse(List.of()));
  }
}
