package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.warehouse.lineage.ColumnLineage;
import forewarn.warehouse.lineage.ColumnName;
import forewarn.warehouse.lineage.Derivation;
import forewarn.warehouse.profile.ColumnProfile.TopValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as the panel beside the list shows it: figures, and where its values come from and go.
 *
 * @param bars null when there is nothing to draw
 * @param sources what it is directly made from
 * @param exact whether the SQL tells the sources exactly
 * @param uses what is directly made from it
 * @param roots what has been received, at the far end; whole objects where many columns count
 */
public record ColumnDetail(
    ColumnRow row,
    @Nullable Bars bars,
    List<Link> sources,
    boolean exact,
    List<Link> uses,
    List<Root> roots) {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 84;
  private static final int MOST_ROOTS = 3;

  /** A column that has been received, or an object with many of them. */
  public record Root(String name, String path) {}

  /** Another column, and how values get from one to the other. */
  public record Link(ColumnName column, Derivation derivation) {
    /** Where that column's page is. */
    public String path() {
      return pathOf(column);
    }

    /** How, in a word. */
    public String how() {
      return switch (derivation) {
        case COPIED -> t("as it is");
        case COMPUTED -> t("computed");
        case AGGREGATED -> t("over rows");
      };
    }
  }

  static ColumnDetail of(ColumnRow row, ColumnName name, ColumnLineage lineage) {
    Bars bars = row.profile() == null ? null : Bars.of(row.profile(), WIDTH, HEIGHT).orElse(null);
    return new ColumnDetail(
        row,
        bars,
        links(lineage.origin(name).sources()),
        lineage.origin(name).exact(),
        links(lineage.uses(name)),
        roots(lineage.roots(name), lineage.origin(name).sources().keySet()));
  }

  // Those that are direct sources are shown as such.
  private static List<Root> roots(List<ColumnName> roots, Set<ColumnName> sources) {
    if (roots.size() <= MOST_ROOTS) {
      return roots.stream()
          .filter(root -> !sources.contains(root))
          .map(root -> new Root(root.toString(), pathOf(root)))
          .toList();
    }
    return roots.stream()
        .filter(root -> !sources.contains(root))
        .map(ColumnName::object)
        .distinct()
        .map(object -> new Root(object, "/catalogue/" + object))
        .toList();
  }

  /** Where a column is shown. */
  public static String pathOf(ColumnName column) {
    return "/catalogue/%s?column=%s#column".formatted(column.object(), column.column());
  }

  /** How much of the bar of the most frequent value a value gets, 0..100. */
  public double share(TopValue value) {
    List<TopValue> top = row.profile() == null ? List.of() : row.profile().top();
    return top.isEmpty() ? 0 : Math.round(1000.0 * value.count() / top.getFirst().count()) / 10.0;
  }

  private static List<Link> links(Map<ColumnName, Derivation> columns) {
    return columns.entrySet().stream()
        .map(entry -> new Link(entry.getKey(), entry.getValue()))
        .toList();
  }
}
