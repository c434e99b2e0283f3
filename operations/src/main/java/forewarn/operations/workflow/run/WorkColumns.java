package forewarn.operations.workflow.run;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How db-scheduler writes into the operations store: as everything else there is written. */
final class WorkColumns extends DefaultJdbcCustomization {
  WorkColumns() {
    super(true);
  }

  @Override
  public String getName() {
    return "Forewarn";
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, value.toEpochMilli());
    }
  }

  @Override
  public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  // No task has data of its own: it is all in the tables of runs.
  @Override
  public void setTaskData(PreparedStatement statement, int index, byte @Nullable [] value)
      throws SQLException {
    statement.setNull(index, Types.VARCHAR);
  }

  @Override
  public byte @Nullable [] getTaskData(ResultSet row, String column) {
    return null;
  }

  @Override
  public String getQueryLimitPart(int limit) {
    return " limit " + limit;
  }
}
