package forewarn.console.pdf;

import java.util.List;

/**
 * A table of a document, as shown.
 *
 * @param cut said below it when rows are left out; may be empty
 */
public record Grid(List<Column> columns, List<Row> rows, String cut) {
  private static final int SAMPLE = 50;
  private static final int LONGEST = 40;

  public Grid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public record Column(String label, boolean number) {}

  /**
   * A row.
   *
   * @param cells one for each column
   * @param kind {@code expected} or {@code down} where it stands out; else empty
   */
  public record Row(List<String> cells, String kind) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** About how many letters stand in a line of it. */
  int width() {
    int width = 0;
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      int cells =
          rows.stream().limit(SAMPLE).mapToInt(row -> row.cells().get(at).length()).max().orElse(0);
      width += 2 + Math.min(LONGEST, Math.max(cells, columns.get(i).label().length()));
    }
    return width;
  }
}
