package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.prediction.export.ModelExport;
import forewarn.prediction.export.ModelExport.Format;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelException;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Models as files: {@code GET /api/v1/models/{name}/{version}/export}. */
@RestController
@Tag(name = "Models")
class ModelExportApi {
  private final Services services;

  ModelExportApi(Services services) {
    this.services = services;
  }

  @GetMapping("/api/v1/models/{name}/{version}/export")
  @Operation(
      summary = "A model as a file",
      description =
          "mlflow is a zip with MLflow's directory layout, card the card as JSON, model the file in"
              + " XGBoost's binary form.")
  ResponseEntity<byte[]> export(
      @PathVariable("name") String name,
      @PathVariable("version") String version,
      @Parameter(description = "mlflow, card or model")
          @RequestParam(name = "format", defaultValue = "mlflow")
          String format) {
    Format wanted =
        Format.find(format)
            .orElseThrow(() -> Problems.badField("format", format, "none of mlflow, card, model"));
    ModelCard card = ModelApi.card(services, new ModelId(name, version));
    ModelRegistry registry = services.registry().orElseThrow();
    try {
      byte[] file = ModelExport.of(registry, card, wanted);
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType(wanted.mediaType()))
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment().filename(wanted.fileName(card)).build().toString())
          .body(file);
    } catch (ModelException e) {
      throw Problems.of(HttpStatus.CONFLICT, "Not possible", String.valueOf(e.getMessage()));
    }
  }
}
