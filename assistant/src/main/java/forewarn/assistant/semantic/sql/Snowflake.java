package forewarn.assistant.semantic.sql;

import java.util.List;

/**
 * Brings SQL written for Snowflake into the warehouse's own dialect, on tokens: functions with
 * other names or arguments, types, TOP, MINUS, names of databases, and the logical tables that
 * Cortex Analyst writes as {@code __name}. SQL of the warehouse's own stays as it is. What has no
 * like is told, never dropped.
 */
public final class Snowflake {
  private Snowflake() {}

  /**
   * A text brought into the warehouse's dialect.
   *
   * @param sql in the warehouse's dialect, as far as that was possible
   * @param differences what was not
   */
  public record Translation(String sql, List<Difference> differences) {
    public Translation {
      differences = List.copyOf(differences);
    }
  }

  /** An expression. */
  public static Translation expression(String text) {
    Writer writer = new Writer();
    String sql = writer.expression(Tokens.of(text));
    return new Translation(sql, writer.differences());
  }

  /** A select. */
  public static Translation query(String text, TableNames tables) {
    TableReferences references = new TableReferences(tables);
    List<Token> named = references.resolve(Tokens.of(withoutEnd(text)));
    Writer writer = new Writer();
    String sql = writer.query(named);
    return new Translation(references.withDefinitions(sql), writer.differences());
  }

  private static String withoutEnd(String text) {
    return text.strip().replaceAll("[;\\s]+$", "");
  }
}
