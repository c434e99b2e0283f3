package forewarn.warehouse.database;

import java.time.ZoneOffset;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** Up to 2048 rows of a result, by column; columns count from 0. Valid only while visited. */
public final class Block {
  private final DuckDBReadableVector[] columns;
  private final int rows;
  private final boolean last;

  private Block(DuckDBReadableVector[] columns, int rows, boolean last) {
    this.columns = columns;
    this.rows = rows;
    this.last = last;
  }

  /** The rows of a chunk whose last column is true in a row that follows all others. */
  static Block beforeMark(DuckDBDataChunkReader chunk) {
    DuckDBReadableVector[] columns = new DuckDBReadableVector[Math.toIntExact(chunk.columnCount())];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = chunk.vector(i);
    }
    int rows = Math.toIntExact(chunk.rowCount());
    boolean last = rows > 0 && columns[columns.length - 1].getBoolean(rows - 1);
    return new Block(columns, last ? rows - 1 : rows, last);
  }

  /** Whether no other block follows. */
  boolean isLast() {
    return last;
  }

  public int rows() {
    return rows;
  }

  public boolean isNull(int column, int row) {
    return columns[column].isNull(row);
  }

  /** The value of a VARCHAR column that is not null here. */
  public String text(int column, int row) {
    return columns[column].getString(row);
  }

  /** The value of an INTEGER column, or the other value for null. */
  public int integer(int column, int row, int otherwise) {
    return columns[column].getInt(row, otherwise);
  }

  /** The value of a BIGINT column, or the other value for null. */
  public long number(int column, int row, long otherwise) {
    return columns[column].getLong(row, otherwise);
  }

  /** The value of a DOUBLE column, or NaN for null. */
  public double real(int column, int row) {
    return columns[column].getDouble(row, Double.NaN);
  }

  /**
   * The value as JSON can show it, as {@link Row#value} gives it.
   *
   * @throws IllegalStateException for a type other than text, truth, a number of at most 64 bits, a
   *     date or a timestamp
   */
  public @Nullable Object value(int column, int row) {
    DuckDBReadableVector vector = columns[column];
    if (vector.isNull(row)) {
      return null;
    }
    return switch (vector.getType()) {
      case VARCHAR -> vector.getString(row);
      case BOOLEAN -> vector.getBoolean(row);
      case TINYINT -> (long) vector.getByte(row);
      case SMALLINT -> (long) vector.getShort(row);
      case INTEGER -> (long) vector.getInt(row);
      case BIGINT -> vector.getLong(row);
      case DOUBLE -> finite(vector.getDouble(row));
      case DATE -> vector.getLocalDate(row);
      case TIMESTAMP -> vector.getLocalDateTime(row).toInstant(ZoneOffset.UTC);
      default -> throw new IllegalStateException("Cannot read a " + vector.getType());
    };
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : String.valueOf(value);
  }
}
