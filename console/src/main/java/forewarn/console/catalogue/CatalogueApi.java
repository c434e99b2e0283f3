package forewarn.console.catalogue;

import forewarn.console.catalogue.Answers.Check;
import forewarn.console.catalogue.Answers.Column;
import forewarn.console.catalogue.Answers.Statistics;
import forewarn.console.catalogue.Answers.TableDetail;
import forewarn.console.catalogue.Answers.TableSummary;
import forewarn.console.catalogue.Answers.Tables;
import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.profile.ObjectState;
import forewarn.warehouse.profile.Profile;
import forewarn.warehouse.profile.Profiles;
import forewarn.warehouse.query.Table;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/catalogue/tables}. */
@RestController
@Tag(name = "Catalogue", description = "Tables, columns, lineage and statistics of the warehouse")
class CatalogueApi {
  private static final Set<String> SCHEMAS = Set.of("RAW", "STAGING", "DATAMART");
  private static final int MOST_ROWS = 1_000;
  private static final String TABLE =
      "Name with or without its schema, in any case, for example FACT_ML_FEATURES";

  private final Services services;

  CatalogueApi(Services services) {
    this.services = services;
  }

  @GetMapping("/api/v1/catalogue/tables")
  @Operation(summary = "All tables and views, with how many rows they have and how fresh they are")
  Tables tables(
      @Parameter(description = "Only those of RAW, STAGING or DATAMART")
          @RequestParam(name = "schema", defaultValue = "")
          String schema) {
    String wanted = schema.toUpperCase(Locale.ROOT);
    if (!wanted.isEmpty() && !SCHEMAS.contains(wanted)) {
      throw Problems.badField("schema", schema, "none of RAW, STAGING, DATAMART");
    }
    Inventory inventory = TableLookup.inventory(services);
    return new Tables(
        inventory.catalogue().definitions().stream()
            .filter(definition -> wanted.isEmpty() || definition.schema().equals(wanted))
            .map(definition -> TableSummary.of(definition, inventory))
            .toList());
  }

  @GetMapping("/api/v1/catalogue/tables/{table}")
  @Operation(
      summary = "One table",
      description =
          "Columns with unit, additivity and sources, keys, checks with their newest result, what"
              + " it is made from and what is made from it.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "404", description = "There is no such table")
  TableDetail table(
      @Parameter(description = TABLE) @PathVariable("table") String table,
      @Parameter(
              description =
                  "With statistics, if the caller may see values of the table and they are ready")
          @RequestParam(name = "statistics", defaultValue = "false")
          boolean statistics,
      Authentication caller) {
    Inventory inventory = TableLookup.inventory(services);
    Definition definition = TableLookup.find(inventory, table);
    boolean shown = statistics && Caller.schemas(caller).contains(definition.schema());
    Profile profile = shown ? inventory.profiles().find(definition).profile() : null;
    return new TableDetail(
        TableSummary.of(definition, inventory),
        definition.columns().stream()
            .map(column -> Column.of(definition, column, inventory.lineage()))
            .toList(),
        inventory.catalogue().upstream(definition).stream().map(Definition::fullName).toList(),
        inventory.downstream(definition).stream().map(Definition::fullName).toList(),
        checks(inventory, definition),
        definition.sql(),
        profile == null ? null : Statistics.of(profile));
  }

  private List<Check> checks(Inventory inventory, Definition definition) {
    return services
        .queries()
        .map(queries ->
            Rule.of(
                definition,
                Checked.rejectedBy(definition, queries),
                Checked.read(inventory.catalogue(), queries, 1).of(definition.fullName())))
        .orElse(List.of())
        .stream()
        .map(Check::of)
        .toList();
  }

  @GetMapping("/api/v1/catalogue/tables/{table}/statistics")
  @Operation(
      summary = "What the values of a table's columns look like",
      description =
          "Made in the background when first asked for, and kept until the table changes; `at` says"
              + " how old the figures are. 202 while there are none yet: ask again.")
  @ApiResponse(
      responseCode = "200",
      description = "The figures",
      content = @Content(schema = @Schema(implementation = Statistics.class)))
  @ApiResponse(responseCode = "202", description = "They are being made")
  @ApiResponse(responseCode = "403", description = "The caller may not see values of the table")
  @ApiResponse(responseCode = "404", description = "There is no such table")
  ResponseEntity<Object> statistics(
      @Parameter(description = TABLE) @PathVariable("table") String table, Authentication caller) {
    Inventory inventory = TableLookup.inventory(services);
    Definition definition = TableLookup.findReadable(inventory, table, Caller.schemas(caller));
    Profiles.Answer answer = inventory.profiles().find(definition);
    Profile profile = answer.profile();
    if (profile != null) {
      return ResponseEntity.ok(Statistics.of(profile));
    }
    if (answer.underWay()) {
      return ResponseEntity.accepted()
          .header(HttpHeaders.RETRY_AFTER, "2")
          .body(Map.of("state", "preparing"));
    }
    throw Problems.notReady(
        "The statistics of %s could not be made: %s"
            .formatted(definition.fullName(), answer.failure()));
  }

  @GetMapping("/api/v1/catalogue/tables/{table}/rows")
  @Operation(summary = "Some rows of a table, the newest first, under the caller's rights")
  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "403", description = "The caller may not see values of the table")
  @ApiResponse(responseCode = "404", description = "There is no such table")
  Table rows(
      @Parameter(description = TABLE) @PathVariable("table") String table,
      @Parameter(description = "1 to 1,000") @RequestParam(name = "limit", defaultValue = "20")
          int limit,
      Authentication caller) {
    if (limit < 1 || limit > MOST_ROWS) {
      throw Problems.badField("limit", Integer.toString(limit), "outside 1..1000");
    }
    Inventory inventory = TableLookup.inventory(services);
    Definition definition = TableLookup.findReadable(inventory, table, Caller.schemas(caller));
    ObjectState state = Objects.requireNonNull(inventory.states().get(definition.fullName()));
    Sample sample =
        services
            .openQuery()
            .map(query -> Sample.of(query, definition, state, Caller.schemas(caller), limit))
            .orElseThrow(() -> Problems.notReady(TableLookup.NOT_OPEN));
    Table found = sample.table();
    if (found == null) {
      throw Problems.notReady(sample.refusal());
    }
    return found;
  }
}
