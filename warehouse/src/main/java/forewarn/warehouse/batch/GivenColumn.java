package forewarn.warehouse.batch;

import forewarn.warehouse.file.UnreadableFileException;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a given file; in the database it is called {@code c} and its index.
 *
 * @param type DuckDB's
 */
record GivenColumn(String name, String type, int index) {
  private static final Set<String> KEPT =
      Set.of(
          "VARCHAR",
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "DOUBLE",
          "DATE",
          "TIMESTAMP");
  private static final Set<String> AS_TIMESTAMP =
      Set.of("TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S");
  private static final Set<String> AS_TEXT =
      Set.of(
          "HUGEINT",
          "UHUGEINT",
          "UBIGINT",
          "TIME",
          "TIME WITH TIME ZONE",
          "TIME_NS",
          "UUID",
          "INTERVAL",
          "BLOB",
          "BIGNUM");
  private static final Set<String> SMALL_UNSIGNED = Set.of("UTINYINT", "USMALLINT", "UINTEGER");

  String id() {
    return "c" + index;
  }

  /** As one of the types that a block can be asked for. */
  String plain() {
    if (KEPT.contains(type)) {
      return id();
    } else if (AS_TIMESTAMP.contains(type)) {
      return id() + "::timestamp";
    } else if (type.equals("TIMESTAMP WITH TIME ZONE")) {
      return "(" + id() + " at time zone 'UTC')";
    } else if (SMALL_UNSIGNED.contains(type)) {
      return id() + "::bigint";
    }
    return id() + (isReal() ? "::double" : "::varchar");
  }

  /** As a text that a producer could have sent. */
  String text() {
    return type.equals("VARCHAR") ? id() : "(" + plain() + ")::varchar";
  }

  private boolean isReal() {
    return type.equals("FLOAT") || type.startsWith("DECIMAL");
  }

  /**
   * Makes sure that the column can be read row by row.
   *
   * @throws UnreadableFileException when it holds more than one value in a row
   */
  GivenColumn requirePlain() {
    boolean plain =
        KEPT.contains(type)
            || AS_TIMESTAMP.contains(type)
            || AS_TEXT.contains(type)
            || SMALL_UNSIGNED.contains(type)
            || type.equals("TIMESTAMP WITH TIME ZONE")
            || type.startsWith("ENUM(")
            || isReal();
    if (!plain) {
      throw new UnreadableFileException(
          "its column %s is of type %s; only single values are taken"
              .formatted(name, type.toLowerCase(Locale.ROOT)));
    }
    return this;
  }
}
