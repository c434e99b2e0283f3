package forewarn.warehouse.lineage;

import forewarn.warehouse.lineage.Rows.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names an expression can use, resolved as DuckDB does: columns of the tables in FROM, then
 * names given earlier in the same select, then the query around this one.
 */
final class Scope {
  // A row's place in its table comes from no column.
  private static final Set<String> WITHOUT_SOURCE = Set.of("rowid", "rownum");

  private final List<Relation> relations;
  private final @Nullable Scope outer;
  private final Map<String, Origin> given = new HashMap<>();

  /**
   * A table in FROM.
   *
   * @param merged columns that a join has merged with those of a table before it
   */
  record Relation(String schema, String name, Rows rows, Set<String> merged) {
    Relation {
      merged = Set.copyOf(merged);
    }

    boolean isNamed(String wanted) {
      return name.equalsIgnoreCase(wanted);
    }
  }

  Scope(List<Relation> relations, @Nullable Scope outer) {
    this.relations = List.copyOf(relations);
    this.outer = outer;
  }

  /** Lets later expressions of the same select use a name. */
  void give(String name, Origin origin) {
    given.putIfAbsent(name.toLowerCase(Locale.ROOT), origin);
  }

  /** The origin of a column named by a path such as {@code schema.table.column.field}. */
  Origin resolve(List<String> path) {
    return find(path)
        .orElseGet(() ->
            WITHOUT_SOURCE.contains(path.getLast().toLowerCase(Locale.ROOT))
                ? Origin.NONE
                : everything().guessed());
  }

  private Optional<Origin> find(List<String> path) {
    return inTable(path)
        .or(() -> column(path.getFirst()).map(origin -> fieldOf(origin, path)))
        .or(() -> Optional.ofNullable(given.get(path.getFirst().toLowerCase(Locale.ROOT))))
        .or(() -> outer == null ? Optional.empty() : outer.find(path))
        .or(() -> wholeRow(path.getFirst()));
  }

  private Optional<Origin> inTable(List<String> path) {
    if (path.size() < 2) {
      return Optional.empty();
    }
    Optional<Origin> found =
        named(path.getFirst())
            .flatMap(relation -> relation.rows().find(path.get(1)))
            .map(origin -> fieldOf(origin, path.subList(1, path.size())));
    if (found.isPresent() || path.size() < 3) {
      return found;
    }
    return relations.stream()
        .filter(r -> r.schema().equalsIgnoreCase(path.getFirst()) && r.isNamed(path.get(1)))
        .findFirst()
        .flatMap(relation -> relation.rows().find(path.get(2)))
        .map(origin -> fieldOf(origin, path.subList(2, path.size())));
  }

  private static Origin fieldOf(Origin origin, List<String> path) {
    return path.size() > 1 ? origin.by(Derivation.COMPUTED) : origin;
  }

  // Listed columns win over those a table may have besides.
  private Optional<Origin> column(String name) {
    Optional<Origin> listed =
        relations.stream()
            .filter(relation -> relation.rows().has(name))
            .flatMap(relation -> relation.rows().find(name).stream())
            .reduce(Origin::plus);
    if (listed.isPresent() || given.containsKey(name.toLowerCase(Locale.ROOT))) {
      return listed;
    }
    return relations.stream().flatMap(r -> r.rows().find(name).stream()).reduce(Origin::plus);
  }

  private Optional<Origin> wholeRow(String name) {
    return named(name).map(relation -> relation.rows().everything().by(Derivation.COMPUTED));
  }

  private Optional<Relation> named(String name) {
    return relations.stream().filter(relation -> relation.isNamed(name)).findFirst();
  }

  /** What {@code *} or {@code table.*} stands for. */
  Rows star(String table) {
    List<Output> columns = new ArrayList<>();
    Origin others = null;
    for (Relation relation : relations) {
      if (table.isEmpty() || relation.isNamed(table)) {
        relation.rows().columns().stream()
            .filter(column ->
                !table.isEmpty()
                    || !relation.merged().contains(column.name().toLowerCase(Locale.ROOT)))
            .map(column ->
                table.isEmpty() ? new Output(column.name(), merged(relation, column)) : column)
            .forEach(columns::add);
        others = Rows.together(others, relation.rows().others());
      }
    }
    if (!table.isEmpty() && named(table).isEmpty()) {
      // Fields of a struct column: their names are not in the SQL.
      return Rows.unnamed(resolve(List.of(table)).guessed());
    }
    return new Rows(columns, others);
  }

  // A column that is merged with others has the values of any of them.
  private Origin merged(Relation relation, Output column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    return relations.stream()
        .filter(other -> other != relation && other.merged().contains(name))
        .flatMap(other -> other.rows().find(name).stream())
        .reduce(column.origin(), Origin::plus);
  }

  Origin everything() {
    Origin here = Origin.all(relations.stream().map(r -> r.rows().everything()).toList());
    return outer == null ? here : here.plus(outer.everything());
  }
}
