package forewarn.console.table;

import forewarn.console.layout.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table that a page shows and files hold alike.
 *
 * @param name in addresses and names of files, in kebab case
 * @param title in the reader's language
 * @param export where its rows are to be had as files, with the query of the page and without
 *     {@code .csv} or {@code .xlsx}, for example {@code /ont/detail/rows?year=2024}; the script of
 *     the page takes the rows from the page itself when it is null
 */
public record DataTable(
    String name, String title, List<Column> columns, List<Row> rows, @Nullable String export) {
  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** How the values of a column are shown. */
  public enum Kind {
    TEXT,
    /** A whole number. */
    COUNT,
    /** With one decimal. */
    DECIMAL,
    /** 0..1, as a percentage. */
    SHARE,
    /** A relative change, 0.1 is a tenth more; as a percentage with its sign. */
    CHANGE,
    /** An instant, in the reader's zone. */
    HOUR,
    DATE;

    /** Whether values stand on the right. */
    public boolean isNumber() {
      return switch (this) {
        case COUNT, DECIMAL, SHARE, CHANGE -> true;
        case TEXT, HOUR, DATE -> false;
      };
    }
  }

  /**
   * A column.
   *
   * @param name in files, in snake case
   * @param label in the reader's language
   * @param definition what it means; may be empty
   */
  public record Column(String name, String label, Kind kind, String unit, String definition) {

    /** A value as it is shown. */
    public String show(@Nullable Object value) {
      if (value == null || value instanceof Double number && number.isNaN()) {
        return Format.NONE;
      }
      return switch (kind) {
        case TEXT -> value.toString();
        case COUNT -> Format.number(((Number) value).doubleValue(), 0);
        case DECIMAL -> Format.number(((Number) value).doubleValue(), 1);
        case SHARE -> Format.share(((Number) value).doubleValue(), 1, 1);
        case CHANGE -> change(((Number) value).doubleValue());
        case HOUR -> Format.shortHour((Instant) value);
        case DATE -> Format.day((LocalDate) value);
      };
    }

    private static String change(double value) {
      String sign = value >= 0.0005 ? "+" : value <= -0.0005 ? "−" : "";
      return sign + Format.number(100 * Math.abs(value), 1) + " %";
    }
  }

  /**
   * A row.
   *
   * @param values one for each column: String, Long, Double, Instant, LocalDate or null
   * @param href where it leads; null when nowhere
   * @param kind a class of the style sheet, such as {@code expected}; may be empty
   */
  public record Row(List<@Nullable Object> values, @Nullable String href, String kind) {
    public Row {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** By what a value is sorted in the page. */
  public static String sortKey(@Nullable Object value) {
    return value == null || value instanceof Double number && number.isNaN()
        ? ""
        : value instanceof Number number
            ? String.valueOf(number.doubleValue())
            : value.toString().toLowerCase(Locale.ROOT);
  }
}
