package forewarn.console.catalogue;

import forewarn.console.catalogue.Answers.ColumnSources;
import forewarn.console.catalogue.Answers.Edge;
import forewarn.console.catalogue.Answers.Lineage;
import forewarn.console.catalogue.Answers.Node;
import forewarn.console.catalogue.Answers.Source;
import forewarn.console.start.Services;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.Inventory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/catalogue/lineage}. */
@RestController
@Tag(name = "Catalogue")
class LineageApi {
  private final Services services;

  LineageApi(Services services) {
    this.services = services;
  }

  @GetMapping("/api/v1/catalogue/lineage")
  @Operation(
      summary = "What each table, and each column, is made from",
      description =
          "Found in the SQL by the database's own parser. Of a column, the sources are the columns"
              + " its values are computed from; columns that only choose rows are none.")
  Lineage lineage(
      @Parameter(description = "Only this table with all it is made from and all made from it")
          @RequestParam(name = "table", defaultValue = "")
          String table) {
    Inventory inventory = TableLookup.inventory(services);
    Collection<Definition> shown =
        table.isBlank() ? inventory.catalogue().definitions() : around(inventory, table);
    return new Lineage(
        shown.stream()
            .map(definition ->
                new Node(
                    definition.fullName(), definition.schema(), Answers.lower(definition.kind())))
            .toList(),
        shown.stream()
            .flatMap(definition ->
                inventory.catalogue().upstream(definition).stream()
                    .filter(shown::contains)
                    .map(source -> new Edge(source.fullName(), definition.fullName())))
            .toList(),
        columns(inventory, shown));
  }

  private static List<ColumnSources> columns(Inventory inventory, Collection<Definition> shown) {
    Set<String> names = new LinkedHashSet<>(shown.stream().map(Definition::fullName).toList());
    return inventory.lineage().all().entrySet().stream()
        .filter(entry -> names.contains(entry.getKey().object()))
        .map(entry ->
            new ColumnSources(
                entry.getKey().object(),
                entry.getKey().column(),
                entry.getValue().exact(),
                Source.of(entry.getValue().sources())))
        .toList();
  }

  private static Set<Definition> around(Inventory inventory, String table) {
    Definition middle = TableLookup.find(inventory, table);
    Set<Definition> found = new LinkedHashSet<>();
    collect(middle, inventory.catalogue()::upstream, found);
    found.remove(middle);
    collect(middle, inventory::downstream, found);
    return found;
  }

  private static void collect(
      Definition from, Function<Definition, List<Definition>> next, Set<Definition> found) {
    if (found.add(from)) {
      next.apply(from).forEach(other -> collect(other, next, found));
    }
  }
}
