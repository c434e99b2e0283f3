package forewarn.warehouse.database;

import tools.jackson.databind.JsonNode;

/** A text is not one select; the message says what is wrong and in which line and column. */
public final class UnreadableSqlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSqlException(String message) {
    super(message);
  }

  static UnreadableSqlException of(String sql, JsonNode error) {
    String message = error.path("error_message").asString("");
    if (message.startsWith("Only SELECT")) {
      return new UnreadableSqlException("only a select can be run here");
    }
    int position = Integer.parseInt(error.path("position").asString("-1"));
    return new UnreadableSqlException(message + place(sql, position));
  }

  private static String place(String sql, int position) {
    if (position < 0 || position > sql.length()) {
      return "";
    }
    String before = sql.substring(0, position);
    long line = before.lines().count() + (before.endsWith("\n") || before.isEmpty() ? 1 : 0);
    int column = position - (before.lastIndexOf('\n') + 1) + 1;
    return " (line " + line + ", column " + column + ")";
  }
}
