package forewarn.warehouse.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what a column is that its object only names: the same as the column of that name in the
 * first object it is made from that has one, or else in the data dictionary. So each column is
 * described once, where it first appears.
 */
final class SharedColumns {
  private static final String UNRESOLVED = "like ";

  private final Map<String, ColumnDefinition> dictionary;

  SharedColumns(Map<String, ColumnDefinition> dictionary) {
    this.dictionary = dictionary;
  }

  /** A column that is like another, until {@link #resolve} finds that one. */
  static ColumnDefinition unresolved(String name, String like, @Nullable String description) {
    return ColumnDefinition.plain(name, UNRESOLVED + like, description == null ? "" : description);
  }

  /**
   * The definition with every column resolved.
   *
   * @param upstream resolved already, in the order in which they are asked
   * @param problems what cannot be resolved is added here
   */
  Definition resolve(
      Definition definition, Collection<Definition> upstream, List<String> problems) {
    List<ColumnDefinition> resolved = new ArrayList<>();
    for (ColumnDefinition column : definition.columns()) {
      if (!column.type().startsWith(UNRESOLVED)) {
        resolved.add(column);
        continue;
      }
      String like = column.type().substring(UNRESOLVED.length());
      Optional<ColumnDefinition> found = find(like, upstream);
      if (found.isEmpty()) {
        problems.add(
            "%s: column %s is described neither upstream nor in columns.yml"
                .formatted(definition.fullName(), like));
      }
      found.map(original -> renamed(original, column)).ifPresent(resolved::add);
    }
    return definition.withColumns(resolved);
  }

  private Optional<ColumnDefinition> find(String name, Collection<Definition> upstream) {
    return upstream.stream()
        .flatMap(source -> source.column(name).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(dictionary.get(name)));
  }

  private static ColumnDefinition renamed(ColumnDefinition original, ColumnDefinition wanted) {
    return new ColumnDefinition(
        wanted.name(),
        original.type(),
        original.unit(),
        original.additivity(),
        original.ratio(),
        original.compression(),
        wanted.description().isEmpty() ? original.description() : wanted.description());
  }
}
