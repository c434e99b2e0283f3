package forewarn.warehouse.batch;

import forewarn.warehouse.database.Block;
import forewarn.warehouse.file.CellKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row as it was given, of some columns. Valid only while it is being visited. */
public final class GivenRow {
  static final int NUMBER = 0;
  static final int PLACE = 1;
  static final int KINDS = 2;
  static final int PROBLEM = 3;
  static final int FIRST = 4;

  private static final List<CellKind> ALL_KINDS = List.of(CellKind.values());

  private final Block block;
  private final int row;
  private final int[] columns;

  GivenRow(Block block, int row, int[] columns) {
    this.block = block;
    this.row = row;
    this.columns = columns;
  }

  /** From 1, in the order of the file. */
  public long number() {
    return block.number(NUMBER, row, 0);
  }

  /** The line or the sheet's row it stands in, from 1. */
  public long place() {
    return block.number(PLACE, row, 0);
  }

  /** Why the row as a whole cannot be read, or null. */
  public @Nullable String problem() {
    return block.isNull(PROBLEM, row) ? null : block.text(PROBLEM, row);
  }

  /** The text of one of the columns that were asked for, or null. */
  public @Nullable String text(int column) {
    return block.isNull(FIRST + column, row) ? null : block.text(FIRST + column, row);
  }

  /** Whether the cell of one of the columns that were asked for is a formula. */
  public boolean isFormula(int column) {
    return kind(block, row, columns[column]) == CellKind.FORMULA;
  }

  /** What a cell holds, by the column's place in the file. */
  static CellKind kind(Block block, int row, int column) {
    return block.isNull(KINDS, row)
        ? CellKind.TEXT
        : ALL_KINDS.get(block.text(KINDS, row).charAt(column) - '0');
  }
}
