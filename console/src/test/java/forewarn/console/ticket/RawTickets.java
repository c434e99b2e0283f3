package forewarn.console.ticket;

import forewarn.telemetry.SeedData;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The raw files as they are, in a database of their own: nothing of the warehouse is used. */
final class RawTickets implements AutoCloseable {
  private final Connection connection;

  RawTickets() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      view("tickets", "RAW_TICKET_SUMMARY.parquet");
      view("customers", "RAW_CUSTOMER_FEEDBACK.parquet");
      view("hours", "RAW_ML_FEATURES_2024_11_12.parquet");
      view("notes", "RAW_EVENT_TRANSCRIPTS.parquet");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void view(String name, String file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create view " + name + " as select * from '" + SeedData.file(file) + "'");
    }
  }

  /** The rows of a select as numbers; NaN for null. */
  List<List<Double>> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Double>> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Double> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          double value = result.getDouble(column);
          row.add(result.wasNull() ? Double.NaN : value);
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  double number(String sql) {
    return rows(sql).getFirst().getFirst();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
