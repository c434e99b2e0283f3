package forewarn.warehouse.lineage;

import java.util.Comparator;

/**
 * A column of an object of the catalogue.
 *
 * @param object with its schema, for example {@code STAGING.STG_CITY}
 * @param column as the object's definition spells it
 */
public record ColumnName(String object, String column) implements Comparable<ColumnName> {
  private static final Comparator<ColumnName> ORDER =
      Comparator.comparing(ColumnName::object).thenComparing(ColumnName::column);

  @Override
  public int compareTo(ColumnName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return object + "." + column;
  }
}
