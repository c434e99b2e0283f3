package forewarn.warehouse.backup;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import java.util.List;
import java.util.Set;

/**
 * The tables that cannot be made from others: all that the program writes, but for the refresh's
 * own notes, which a rebuild writes again.
 */
final class StoredTables {
  private static final Set<String> MADE_BY_REFRESH =
      Set.of("STAGING.REJECTED", "STAGING.REFRESHED", "STAGING.HELD");

  private StoredTables() {}

  static List<Definition> of(Warehouse warehouse) {
    return warehouse.catalogue().definitions().stream()
        .filter(table -> table.kind() == Kind.WRITTEN)
        .filter(table -> !MADE_BY_REFRESH.contains(table.fullName()))
        .toList();
  }
}
