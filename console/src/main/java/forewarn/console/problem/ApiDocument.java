package forewarn.console.problem;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What the OpenAPI document says of the interface as a whole: name, login, errors. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
  private static final String PROBLEM = "Problem";
  private static final Map<HttpStatus, String> ERRORS =
      Map.of(
          HttpStatus.BAD_REQUEST, "A parameter or the body breaks a rule; the detail names it",
          HttpStatus.UNAUTHORIZED, "Name and password, or a session, are missing or wrong",
          HttpStatus.SERVICE_UNAVAILABLE, "The part that would answer is still being prepared");

  @Bean
  OpenAPI document() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Forewarn API")
                .version("1")
                .description(
                    "Predictions of outages in a fibre access network, and the data behind them."
                        + " Fields are snake_case, times ISO-8601 UTC, errors problem documents"
                        + " (RFC 9457)."))
        .addSecurityItem(new SecurityRequirement().addList("basic"))
        .schemaRequirement(
            "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
  }

  @Bean
  OpenApiCustomizer errors() {
    return document -> {
      document.getComponents().addSchemas(PROBLEM, problem());
      document
          .getPaths()
          .values()
          .forEach(path -> path.readOperations().forEach(ApiDocument::addErrors));
    };
  }

  private static void addErrors(Operation operation) {
    ERRORS.forEach((status, description) ->
        operation
            .getResponses()
            .putIfAbsent(
                String.valueOf(status.value()), new ApiResponse().description(description)));
    operation
        .getResponses()
        .forEach((status, response) -> {
          if (status.compareTo("400") >= 0 && status.length() == 3) {
            response.setContent(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
          }
        });
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("What went wrong (RFC 9457)")
        .addProperty("type", new StringSchema())
        .addProperty("title", new StringSchema())
        .addProperty("status", new Schema<>().type("integer"))
        .addProperty("detail", new StringSchema().description("In one sentence, with the value"))
        .addProperty("instance", new StringSchema());
  }
}
