package forewarn.warehouse.query;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which tables a user's SQL may name: those of the catalogue, with their schema. */
final class VisibleTables {
  private VisibleTables() {}

  static void check(ParsedSql.Name table, Set<String> schemas, Catalogue catalogue) {
    List<String> path = table.path();
    if (path.size() == 2) {
      Definition found = catalogue.find(table.toString()).orElse(null);
      if (found == null || !schemas.contains(found.schema())) {
        throw new QueryRefusedException(
            Reason.FORBIDDEN, "there is no table " + table + " that you may read");
      }
      return;
    }
    throw new QueryRefusedException(
        Reason.FORBIDDEN,
        "table " + table + " needs its schema" + suggestion(table, schemas, catalogue));
  }

  private static String suggestion(ParsedSql.Name table, Set<String> schemas, Catalogue catalogue) {
    String name = table.path().getLast();
    String found =
        catalogue.definitions().stream()
            .filter(d -> d.name().equalsIgnoreCase(name) && schemas.contains(d.schema()))
            .map(Definition::fullName)
            .collect(Collectors.joining(" or "));
    return found.isEmpty()
        ? ", one of " + schemas.stream().sorted().collect(Collectors.joining(", "))
        : ": " + found;
  }
}
