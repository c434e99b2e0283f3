package forewarn.warehouse.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named columns of a sheet, and where they stand. */
final class SheetHeader {
  private final List<String> names;
  private final int[] columns;

  private SheetHeader(List<String> names, int[] columns) {
    this.names = names;
    this.columns = columns;
  }

  static SheetHeader of(SheetRows.Cells first) {
    List<String> names = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < first.width(); column++) {
      String name = first.text(column);
      if (name != null && !name.isBlank()) {
        names.add(name.strip());
        columns.add(column);
      }
    }
    return new SheetHeader(
        List.copyOf(names), columns.stream().mapToInt(Integer::intValue).toArray());
  }

  List<String> names() {
    return names;
  }

  List<@Nullable String> values(SheetRows.Cells cells) {
    List<@Nullable String> values = new ArrayList<>(columns.length);
    for (int column : columns) {
      values.add(cells.text(column));
    }
    return Collections.unmodifiableList(values);
  }

  List<CellKind> kinds(SheetRows.Cells cells) {
    List<CellKind> kinds = new ArrayList<>(columns.length);
    for (int column : columns) {
      kinds.add(cells.kind(column));
    }
    return Collections.unmodifiableList(kinds);
  }

  int cellsWithoutName(SheetRows.Cells cells) {
    int filled = 0;
    for (int column = 0; column < cells.width(); column++) {
      if (cells.text(column) != null && Arrays.binarySearch(columns, column) < 0) {
        filled++;
      }
    }
    return filled;
  }
}
