package forewarn.warehouse.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** Whether every number of an object says over what it may be totalled. */
final class Measures {
  private Measures() {}

  static void examine(Definition definition, List<String> problems) {
    for (ColumnDefinition column : definition.columns()) {
      String problem = problemOf(definition, column);
      if (!problem.isEmpty()) {
        problems.add(definition.fullName() + ": column " + column.name() + " " + problem);
      }
    }
  }

  private static String problemOf(Definition definition, ColumnDefinition column) {
    Additivity additivity = column.additivity();
    if (additivity == null) {
      return column.isNumber() ? "is a number without additivity" : "";
    }
    if (!column.isNumber()) {
      return "has an additivity but is no number";
    }
    if (additivity != Additivity.NONE && column.unit() == null) {
      return "is a measure without unit";
    }
    ColumnDefinition.Ratio ratio = column.ratio();
    if (ratio != null && additivity != Additivity.RATIO) {
      return "has parts but is no ratio";
    }
    if (ratio != null && !definition.columnNames().containsAll(parts(ratio))) {
      return "is a ratio of columns that are not there: " + parts(ratio);
    }
    return "";
  }

  private static List<String> parts(ColumnDefinition.Ratio ratio) {
    return Stream.concat(ratio.numerators().stream(), Stream.of(ratio.denominator())).toList();
  }
}
