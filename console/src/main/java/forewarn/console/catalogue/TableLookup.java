package forewarn.console.catalogue;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.Inventory;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Finds what a call of the API asks for, or answers why it cannot be had. */
final class TableLookup {
  static final String NOT_OPEN = "The warehouse is not open yet: try again soon";

  private TableLookup() {}

  static Inventory inventory(Services services) {
    return services.inventory().orElseThrow(() -> Problems.notReady(NOT_OPEN));
  }

  static Definition find(Inventory inventory, String table) {
    return inventory
        .find(table)
        .orElseThrow(() -> Problems.notFound("There is no table '" + table + "' in the catalogue"));
  }

  /**
   * A table whose values are asked for.
   *
   * @param schemas that the caller sees
   */
  static Definition findReadable(Inventory inventory, String table, Set<String> schemas) {
    Definition definition = find(inventory, table);
    if (!schemas.contains(definition.schema())) {
      throw Problems.of(
          HttpStatus.FORBIDDEN,
          "Forbidden",
          "Your role does not see the values of " + definition.fullName());
    }
    return definition;
  }
}
