package forewarn.assistant.semantic.sql;

import java.util.List;
import java.util.Map;

/** Names of types. */
final class Types {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("NUMBER", "decimal"),
          Map.entry("FLOAT", "double"),
          Map.entry("FLOAT4", "double"),
          Map.entry("FLOAT8", "double"),
          Map.entry("BYTEINT", "bigint"),
          Map.entry("INT", "bigint"),
          Map.entry("INTEGER", "bigint"),
          Map.entry("STRING", "varchar"),
          Map.entry("TEXT", "varchar"),
          Map.entry("CHARACTER", "varchar"),
          Map.entry("DATETIME", "timestamp"),
          Map.entry("TIMESTAMP_NTZ", "timestamp"),
          Map.entry("TIMESTAMP_LTZ", "timestamp"),
          Map.entry("TIMESTAMPNTZ", "timestamp"),
          Map.entry("TIMESTAMP_TZ", "timestamp"));
  private static final List<String> UNKNOWN = List.of("VARIANT", "OBJECT", "GEOGRAPHY", "VECTOR");

  private Types() {}

  /**
   * A type in the warehouse's dialect.
   *
   * @param end the token after it
   */
  record Written(String sql, int end) {}

  static Written at(List<Token> tokens, int start, Writer writer) {
    if (start >= tokens.size()) {
      return new Written("", start);
    }
    Token name = tokens.get(start);
    if (UNKNOWN.contains(name.name())) {
      writer.differs(name, "type " + name.name() + " has no like here");
    }
    String type = NAMES.getOrDefault(name.name(), name.text());
    int open = Writer.next(tokens, start + 1);
    if (open < tokens.size() && tokens.get(open).is("(")) {
      int close = Writer.closing(tokens, open);
      String size = Tokens.join(tokens.subList(open, Math.min(close + 1, tokens.size())));
      boolean sized = type.equalsIgnoreCase("decimal") || type.equalsIgnoreCase("numeric");
      return new Written(sized ? type + size : type, close + 1);
    }
    return new Written(name.name().equals("NUMBER") ? "decimal(38, 0)" : type, start + 1);
  }
}
