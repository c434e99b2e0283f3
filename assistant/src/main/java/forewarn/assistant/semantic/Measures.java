package forewarn.assistant.semantic;

import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.query.Expressions.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What figures are, where an author does not say it: from what their columns are. */
final class Measures {
  private static final Set<String> COUNTS = Set.of("count", "count_star", "count_if", "countif");
  private static final Set<String> SUMS = Set.of("sum", "sum_no_overflow", "fsum", "count_if");

  private Measures() {}

  static @Nullable Additivity parse(String word) {
    for (Additivity additivity : Additivity.values()) {
      if (additivity.name().equals(word.toUpperCase(Locale.ROOT))) {
        return additivity;
      }
    }
    return null;
  }

  static String words() {
    return List.of(Additivity.values()).stream()
        .map(additivity -> additivity.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** What a number of each row is. */
  static Additivity ofFact(Shape shape, Definition object) {
    Set<Additivity> parts = parts(shape, object);
    if (parts.size() == 1 && !shape.calls().contains("/")) {
      return parts.iterator().next();
    }
    return shape.calls().contains("/") ? Additivity.RATIO : Additivity.LEVEL;
  }

  /** What a figure over many rows is. */
  static Additivity ofMetric(Shape shape, String expression, Definition object) {
    if (shape.calls().contains("/")) {
      return Additivity.RATIO;
    }
    if (expression.toLowerCase(Locale.ROOT).contains("distinct")) {
      return Additivity.NONE;
    }
    if (COUNTS.containsAll(shape.aggregates())) {
      return Additivity.ADDITIVE;
    }
    Set<Additivity> parts = parts(shape, object);
    if (SUMS.containsAll(shape.aggregates())) {
      return parts.contains(Additivity.STOCK) ? Additivity.STOCK : Additivity.ADDITIVE;
    }
    return Additivity.LEVEL;
  }

  /** Columns that it adds up although a sum of them means nothing. */
  static List<String> wronglySummed(Shape shape, Definition object) {
    if (!shape.aggregates().equals(Set.of("sum")) || shape.calls().contains("*")) {
      return List.of();
    }
    return shape.columns().stream()
        .flatMap(name -> object.column(name).stream())
        .filter(column -> column.additivity() == Additivity.RATIO)
        .map(ColumnDefinition::name)
        .toList();
  }

  /** The unit of its only column that has one. */
  static String unit(Shape shape, Definition object) {
    List<String> units =
        shape.columns().stream()
            .flatMap(name -> object.column(name).stream())
            .flatMap(column -> Optional.ofNullable(column.unit()).stream())
            .distinct()
            .toList();
    return units.size() == 1 && !shape.calls().contains("/") ? units.getFirst() : "";
  }

  private static Set<Additivity> parts(Shape shape, Definition object) {
    Set<Additivity> parts = EnumSet.noneOf(Additivity.class);
    shape.columns().stream()
        .flatMap(name -> object.column(name).stream())
        .flatMap(column -> Optional.ofNullable(column.additivity()).stream())
        .forEach(parts::add);
    return parts;
  }
}
