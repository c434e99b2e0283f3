package forewarn.assistant.analyst.query;

import forewarn.assistant.semantic.Dimension;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.Relationship;
import forewarn.assistant.semantic.SemanticModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the dimensions that rows of a table can be told apart by: its own, and those of tables it
 * leads to from many to one. A way that would repeat rows is not a way.
 */
public final class Reach {
  private static final int MOST_STEPS = 2;

  private final SemanticModel model;

  public Reach(SemanticModel model) {
    this.model = model;
  }

  /**
   * A dimension and how to come to it.
   *
   * @param path relationships in order; empty for the table's own
   */
  public record Found(LogicalTable table, Dimension dimension, List<Step> path) {}

  /** One relationship, walked from its many side or from either side of one to one. */
  public record Step(
      String from,
      LogicalTable to,
      List<Relationship.Columns> columns,
      Relationship.JoinType join) {
    /** Tells apart two steps in one statement. */
    String key() {
      return from + ">" + to.name() + columns;
    }
  }

  /** The dimension of this name nearest to a table, or nothing when no way leads to one. */
  public Optional<Found> find(LogicalTable from, String dimension) {
    Deque<List<Step>> open = new ArrayDeque<>(List.of(List.of()));
    Set<String> seen = new HashSet<>(Set.of(from.name()));
    while (!open.isEmpty()) {
      List<Step> path = open.removeFirst();
      LogicalTable table = path.isEmpty() ? from : path.getLast().to();
      Optional<Dimension> found = dimension(table, dimension);
      if (found.isPresent()) {
        return Optional.of(new Found(table, found.get(), path));
      }
      if (path.size() < MOST_STEPS) {
        for (Step step : steps(table)) {
          if (seen.add(step.to().name())) {
            List<Step> longer = new ArrayList<>(path);
            longer.add(step);
            open.addLast(longer);
          }
        }
      }
    }
    return Optional.empty();
  }

  public boolean reaches(String table, String dimension) {
    return model.table(table).flatMap(from -> find(from, dimension)).isPresent();
  }

  private static Optional<Dimension> dimension(LogicalTable table, String name) {
    return table.dimensions().stream()
        .filter(dimension -> dimension.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private List<Step> steps(LogicalTable table) {
    List<Step> steps = new ArrayList<>();
    for (Relationship relationship : model.relationships()) {
      if (same(relationship.leftTable(), table.name())) {
        add(
            steps,
            table,
            relationship.rightTable(),
            relationship.columns(),
            relationship.joinType());
      } else if (relationship.cardinality() == Relationship.Cardinality.ONE_TO_ONE
          && same(relationship.rightTable(), table.name())) {
        add(steps, table, relationship.leftTable(), turned(relationship), relationship.joinType());
      }
    }
    return steps;
  }

  private void add(
      List<Step> steps,
      LogicalTable from,
      String target,
      List<Relationship.Columns> columns,
      Relationship.JoinType join) {
    model
        .table(target)
        .filter(to -> isOneRow(to, columns))
        .ifPresent(to -> steps.add(new Step(from.name(), to, columns, join)));
  }

  // What the author calls the one side must say so by its key too.
  private static boolean isOneRow(LogicalTable to, List<Relationship.Columns> columns) {
    Set<String> joined = new HashSet<>();
    columns.forEach(pair -> joined.add(pair.right().toLowerCase(Locale.ROOT)));
    return !to.primaryKey().isEmpty()
        && to.primaryKey().stream().allMatch(key -> joined.contains(key.toLowerCase(Locale.ROOT)));
  }

  private static List<Relationship.Columns> turned(Relationship relationship) {
    return relationship.columns().stream()
        .map(pair -> new Relationship.Columns(pair.right(), pair.left()))
        .toList();
  }

  private static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }
}
