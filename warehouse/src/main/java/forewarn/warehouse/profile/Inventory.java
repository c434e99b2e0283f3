package forewarn.warehouse.profile;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.lineage.ColumnLineage;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known about the objects of a warehouse: their definitions, where their columns come
 * from, how they are now, and what their values look like. To be closed before the warehouse.
 * Thread-safe.
 */
public final class Inventory implements AutoCloseable {
  private final Warehouse warehouse;
  private final ColumnLineage lineage;
  private final ObjectStates states;
  private final Profiles profiles;

  public Inventory(Warehouse warehouse) {
    this(warehouse, InstantSource.system());
  }

  Inventory(Warehouse warehouse, InstantSource clock) {
    this.warehouse = warehouse;
    this.lineage = ColumnLineage.of(warehouse.catalogue());
    this.states = new ObjectStates(warehouse, clock);
    this.profiles = new Profiles(warehouse, clock);
  }

  public Catalogue catalogue() {
    return warehouse.catalogue();
  }

  /**
   * The object of a name with its schema or, where only one schema has it, without; in any case.
   */
  public Optional<Definition> find(String name) {
    Optional<Definition> full = catalogue().find(name);
    if (full.isPresent()) {
      return full;
    }
    List<Definition> found =
        catalogue().definitions().stream()
            .filter(definition -> definition.name().equals(name.toLowerCase(Locale.ROOT)))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The objects that are directly made from one. */
  public List<Definition> downstream(Definition definition) {
    return catalogue().definitions().stream()
        .filter(other -> catalogue().upstream(other).contains(definition))
        .toList();
  }

  public ColumnLineage lineage() {
    return lineage;
  }

  /** Every object by its name with schema, as of some seconds ago. */
  public Map<String, ObjectState> states() {
    return states.all();
  }

  public Profiles profiles() {
    return profiles;
  }

  @Override
  public void close() {
    profiles.close();
  }
}
