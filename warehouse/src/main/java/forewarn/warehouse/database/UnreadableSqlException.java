package forewarn.warehouse.database;

import tools.jackson.databind.JsonNode;

/** A text is not one select; the message says what is wrong and in which line and column. */
public final class UnreadableSqlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int offset;

  UnreadableSqlException(String message) {
    this(message, -1);
  }

  private UnreadableSqlException(String message, int offset) {
    super(message);
    this.offset = offset;
  }

  /** The character where reading stopped, from 0, or -1 when it is not one place. */
  public int offset() {
    return offset;
  }

  static UnreadableSqlException of(String sql, JsonNode error) {
    String message = error.path("error_message").asString("");
    if (message.startsWith("Only SELECT")) {
      return new UnreadableSqlException("only a select can be run here");
    }
    if (message.startsWith("Max expression depth")) {
      return new UnreadableSqlException("it is nested too deeply");
    }
    int position = Integer.parseInt(error.path("position").asString("-1"));
    return new UnreadableSqlException(
        message + place(sql, position), position > sql.length() ? -1 : position);
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
