package forewarn.warehouse.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a stored object is made from, seen through the views in between. Rows arrive through its
 * drivers, one table for silver and one or more silver tables for gold, and are told apart by their
 * load numbers; all else is looked up and called a reference. Immutable.
 *
 * @param views the views in between
 * @param stored the tables, each once
 */
public record Sources(Definition object, List<Definition> views, List<Definition> stored) {
  private static final String LOADS = "RAW.LOADS";
  private static final String LOAD_NUMBER = "load_number";

  public Sources {
    views = List.copyOf(views);
    stored = List.copyOf(stored);
  }

  /** Finds the sources of an object. */
  public static Sources of(Catalogue catalogue, Definition object) {
    Set<Definition> views = new LinkedHashSet<>();
    Set<Definition> stored = new LinkedHashSet<>();
    collect(catalogue, object, views, stored);
    return new Sources(object, new ArrayList<>(views), new ArrayList<>(stored));
  }

  private static void collect(
      Catalogue catalogue, Definition object, Set<Definition> views, Set<Definition> stored) {
    for (Definition source : catalogue.upstream(object)) {
      if (source.kind() != Kind.VIEW) {
        stored.add(source);
      } else if (views.add(source)) {
        collect(catalogue, source, views, stored);
      }
    }
  }

  /** The RAW table through which the rows of silver arrive; empty for other objects. */
  public Optional<Definition> driver() {
    return object.recomputeBy().isEmpty() ? drivers().stream().findFirst() : Optional.empty();
  }

  /**
   * The tables through which rows arrive: for silver the RAW table, for gold the silver tables that
   * have the columns it is recomputed by in their key or implied by it. Empty for an object that is
   * made as a whole.
   */
  public List<Definition> drivers() {
    if (object.kind() != Kind.INCREMENTAL) {
      return List.of();
    }
    return stored.stream()
        .filter(source -> source.column(LOAD_NUMBER).isPresent())
        .filter(source -> object.recomputeBy().isEmpty() ? isReceived(source) : isGrouped(source))
        .toList();
  }

  private static boolean isReceived(Definition source) {
    return source.kind() == Kind.WRITTEN && !source.fullName().equals(LOADS);
  }

  private boolean isGrouped(Definition source) {
    return source.kind() == Kind.INCREMENTAL
        && source.lastingColumns().containsAll(object.recomputeBy());
  }

  /** The tables but the drivers. */
  public List<Definition> references() {
    List<Definition> drivers = drivers();
    return stored.stream().filter(source -> !drivers.contains(source)).toList();
  }

  /** Says what is wrong with the sources of an incremental object. */
  void examine(List<String> problems) {
    if (object.kind() != Kind.INCREMENTAL) {
      return;
    }
    if (drivers().isEmpty() || object.recomputeBy().isEmpty() && drivers().size() > 1) {
      problems.add(
          "%s: needs %s, has %s"
              .formatted(
                  object.fullName(),
                  object.recomputeBy().isEmpty()
                      ? "one RAW table with load_number among its sources"
                      : "a silver table whose key has or implies " + object.recomputeBy(),
                  drivers().stream().map(Definition::fullName).toList()));
    }
    object.recomputeBy().stream()
        .filter(column -> object.column(column).isEmpty())
        .forEach(column ->
            problems.add(
                object.fullName() + ": recompute_by " + column + " is not among the columns"));
  }
}
