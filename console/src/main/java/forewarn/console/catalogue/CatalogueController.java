package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.console.catalogue.TablePage.Columns;
import forewarn.console.catalogue.TablePage.Neighbours;
import forewarn.console.catalogue.TablePage.Statistics;
import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.lineage.ColumnName;
import forewarn.warehouse.profile.ColumnProfile;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.profile.ObjectState;
import forewarn.warehouse.profile.Profile;
import forewarn.warehouse.profile.Profiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The catalogue and the page of each object. */
@Controller
class CatalogueController {
  private static final int SAMPLE_ROWS = 12;
  private static final int RESULTS = 24;
  private static final Profiles.Answer UNSEEN = new Profiles.Answer(null, false, "");

  private final Services services;
  private final KeptSamples samples;

  CatalogueController(Services services, KeptSamples samples) {
    this.services = services;
    this.samples = samples;
  }

  @GetMapping("/catalogue")
  ModelAndView list(
      @RequestParam(name = "find", defaultValue = "") String find,
      @RequestParam(name = "view", defaultValue = "") String view) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("list", null);
    model.put("graph", null);
    boolean drawn = view.equals("lineage");
    services
        .inventory()
        .ifPresent(inventory -> {
          model.put("list", CatalogueList.of(inventory, checked(inventory), drawn ? "" : find));
          model.put("graph", drawn ? LineageGraph.of(inventory) : null);
        });
    return new ModelAndView("catalogue/list", model);
  }

  @GetMapping("/catalogue/{table}")
  ModelAndView table(
      @PathVariable("table") String table,
      @RequestParam(name = "column", defaultValue = "") String column,
      Authentication caller) {
    Inventory inventory =
        services
            .inventory()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
    Definition definition =
        inventory
            .find(table)
            .orElseThrow(() ->
                new ResponseStatusException(HttpStatus.NOT_FOUND, "no table '" + table + "'"));
    return new ModelAndView(
        "catalogue/table",
        Map.of("table", page(inventory, definition, column, Caller.schemas(caller))));
  }

  private TablePage page(
      Inventory inventory, Definition definition, String column, Set<String> schemas) {
    boolean allowed = schemas.contains(definition.schema());
    Statistics statistics =
        new Statistics(allowed, allowed ? inventory.profiles().find(definition) : UNSEEN);
    ObjectState state = Objects.requireNonNull(inventory.states().get(definition.fullName()));
    return new TablePage(
        definition,
        state,
        new Neighbours(
            inventory.catalogue().upstream(definition), inventory.downstream(definition)),
        statistics,
        columns(inventory, definition, statistics.profile(), column),
        services
            .openQuery()
            .map(query ->
                samples.find(
                    definition,
                    state,
                    schemas,
                    () -> Sample.of(query, definition, state, schemas, SAMPLE_ROWS)))
            .orElse(new Sample(null, t("The warehouse is not open yet."))),
        Rule.of(
            definition,
            services
                .queries()
                .map(queries -> Checked.rejectedBy(definition, queries))
                .orElse(Map.of()),
            checked(inventory, definition).of(definition.fullName())));
  }

  private static Columns columns(
      Inventory inventory, Definition definition, @Nullable Profile profile, String selected) {
    Map<String, ColumnProfile> profiles = new HashMap<>();
    if (profile != null) {
      profile.columns().forEach(column -> profiles.put(column.name(), column));
    }
    List<ColumnRow> rows =
        definition.columns().stream()
            .map(column ->
                ColumnRow.of(
                    column, definition.key().contains(column.name()), profiles.get(column.name())))
            .toList();
    ColumnDetail detail =
        rows.stream()
            .filter(row -> row.definition().name().equalsIgnoreCase(selected))
            .findFirst()
            .map(row ->
                ColumnDetail.of(
                    row,
                    new ColumnName(definition.fullName(), row.definition().name()),
                    inventory.lineage()))
            .orElse(null);
    return new Columns(rows, detail);
  }

  private Checked checked(Inventory inventory) {
    return services
        .queries()
        .map(queries -> Checked.read(inventory.catalogue(), queries, RESULTS))
        .orElse(new Checked(Map.of()));
  }

  private Checked checked(Inventory inventory, Definition definition) {
    return services
        .queries()
        .map(queries -> Checked.read(definition, inventory.catalogue(), queries, RESULTS))
        .orElse(new Checked(Map.of()));
  }
}
