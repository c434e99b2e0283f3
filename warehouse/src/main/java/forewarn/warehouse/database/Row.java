package forewarn.warehouse.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The present row of a result; columns count from 1. Valid only while it is being visited. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** The text, or null. */
  public @Nullable String textOrNull(int column) {
    try {
      return result.getString(column);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** The text of a column that is never null. */
  public String text(int column) {
    String text = textOrNull(column);
    if (text == null) {
      throw new IllegalStateException("Cannot read column " + column + ": it is null");
    }
    return text;
  }

  /** The whole number; 0 for null. */
  public long number(int column) {
    try {
      return result.getLong(column);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** The number, or NaN for null. */
  public double real(int column) {
    try {
      double value = result.getDouble(column);
      return result.wasNull() ? Double.NaN : value;
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** The TIMESTAMP as a time in UTC, or null. */
  public @Nullable Instant instantOrNull(int column) {
    try {
      LocalDateTime time = result.getObject(column, LocalDateTime.class);
      return time == null ? null : time.toInstant(ZoneOffset.UTC);
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  public boolean isNull(int column) {
    return value(column) == null;
  }

  /**
   * The value as JSON can show it: String, Long, Double, Boolean, Instant, LocalDate or null; what
   * is none of these, such as a list or a huge number, as text.
   */
  public @Nullable Object value(int column) {
    try {
      Object value = result.getObject(column);
      return switch (value) {
        case null -> null;
        case Boolean flag -> flag;
        case Byte number -> number.longValue();
        case Short number -> number.longValue();
        case Integer number -> number.longValue();
        case Long number -> number;
        case Float number -> finite(number.doubleValue());
        case Double number -> finite(number);
        case BigDecimal number -> number.doubleValue();
        case BigInteger number -> wholeOrText(number);
        case Timestamp time -> instant(column);
        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
        case OffsetDateTime time -> time.toInstant();
        case LocalDate date -> date;
        default -> result.getString(column);
      };
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** The first values of the row, as {@link #value} gives them. */
  public List<@Nullable Object> values(int columns) {
    List<@Nullable Object> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(value(i));
    }
    return values;
  }

  // A java.sql.Timestamp is in the JVM's time zone; a LocalDateTime is what the table holds.
  private Instant instant(int column) throws SQLException {
    return result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : String.valueOf(value);
  }

  private static Object wholeOrText(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value.toString();
  }
}
