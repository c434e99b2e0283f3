package forewarn.warehouse.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of an object.
 *
 * @param unit of a measure, or null
 * @param additivity of a number, or null for what is no number
 * @param ratio the parts of a {@link Additivity#RATIO}, or null when the object does not hold them
 * @param compression DuckDB's method for a stored column, or null for DuckDB's own choice
 */
public record ColumnDefinition(
    String name,
    String type,
    @Nullable String unit,
    @Nullable Additivity additivity,
    @Nullable Ratio ratio,
    @Nullable String compression,
    String description) {

  /** Columns of the same object: the sum of some, divided by the sum of another, is the ratio. */
  public record Ratio(List<String> numerators, String denominator) {
    public Ratio {
      numerators = List.copyOf(numerators);
    }
  }

  /** A column without unit and measure. */
  public static ColumnDefinition plain(String name, String type, String description) {
    return new ColumnDefinition(name, type, null, null, null, null, description);
  }

  /** Whether values of this column are numbers. */
  public boolean isNumber() {
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE" -> true;
      default -> type.startsWith("DECIMAL");
    };
  }
}
