package forewarn.console.catalogue;

import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/catalogue/tables/{table}/trace}. */
@RestController
@Tag(name = "Catalogue")
class TraceApi {
  private final Services services;

  TraceApi(Services services) {
    this.services = services;
  }

  @GetMapping("/api/v1/catalogue/tables/{table}/trace")
  @Operation(
      summary = "Where rows of a table came from",
      description =
          "Followed from object to object down to the load and its file, or to the message of the"
              + " stream. Values of schemas that the caller does not see are left out.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "400", description = "No such column, or a value of another type")
  @ApiResponse(responseCode = "403", description = "The caller may not see values of the table")
  @ApiResponse(responseCode = "404", description = "There is no such table")
  Trace trace(
      @Parameter(description = "Name with or without its schema") @PathVariable("table")
          String table,
      @Parameter(description = "Values by column, for example those of the key") @RequestParam
          Map<String, String> values,
      Authentication caller) {
    return Trace.of(services, table, values, Caller.schemas(caller));
  }
}
