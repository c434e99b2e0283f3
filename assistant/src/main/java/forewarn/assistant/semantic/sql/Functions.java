package forewarn.assistant.semantic.sql;

import forewarn.assistant.semantic.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls of functions that Snowflake names, or hands their arguments, in another way. */
final class Functions {
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("NVL", "coalesce"),
          Map.entry("BOOLAND_AGG", "bool_and"),
          Map.entry("BOOLOR_AGG", "bool_or"),
          Map.entry("STARTSWITH", "starts_with"),
          Map.entry("ENDSWITH", "ends_with"),
          Map.entry("RLIKE", "regexp_full_match"),
          Map.entry("REGEXP_LIKE", "regexp_full_match"),
          Map.entry("REGEXP_SUBSTR", "regexp_extract"),
          Map.entry("EDITDISTANCE", "levenshtein"),
          Map.entry("NULLIFZERO", "nullif"),
          Map.entry("ARRAY_SIZE", "len"),
          Map.entry("DAYOFWEEKISO", "isodow"),
          Map.entry("WEEKISO", "week"),
          Map.entry("WEEKOFYEAR", "week"),
          Map.entry("APPROX_PERCENTILE", "approx_quantile"),
          Map.entry("VARIANCE", "var_samp"),
          Map.entry("CEIL", "ceil"));
  private static final Set<String> WITHOUT =
      Set.of("FLATTEN", "MATCH_RECOGNIZE", "CONNECT", "TABLESAMPLE", "PIVOT", "UNPIVOT");
  private static final Set<String> CALLS_WITHOUT =
      Set.of(
          "PARSE_JSON",
          "OBJECT_CONSTRUCT",
          "ARRAY_CONSTRUCT",
          "OBJECT_AGG",
          "GENERATOR",
          "TABLE",
          "GET_PATH",
          "TRY_PARSE_JSON",
          "TO_VARIANT",
          "SEQ4",
          "SEQ8",
          "RESULT_SCAN",
          "SAMPLE",
          "CONVERT_TIMEZONE",
          "TIME_SLICE",
          "CORTEX_SEARCH",
          "HLL",
          "MODE_AGG");

  private final Writer writer;

  Functions(Writer writer) {
    this.writer = writer;
  }

  static boolean isWithout(String word) {
    return WITHOUT.contains(word);
  }

  /** The last token that belongs to a call, with what stands behind its brackets. */
  int extent(Token name, List<Token> tokens, int close) {
    int end = close;
    if (Set.of("LISTAGG", "RATIO_TO_REPORT").contains(name.name())) {
      for (String word : List.of("WITHIN", "OVER")) {
        int at = Writer.next(tokens, end + 1);
        if (at < tokens.size() && tokens.get(at).is(word)) {
          int open = at;
          while (open < tokens.size() && !tokens.get(open).is("(")) {
            open++;
          }
          end = Writer.closing(tokens, open);
        }
      }
    }
    return Math.min(end, tokens.size() - 1);
  }

  /**
   * Writes a call.
   *
   * @param inner what is between its brackets
   * @param behind what stands behind them and belongs to it
   */
  String write(Token name, List<Token> inner, List<Token> behind) {
    if (WITHOUT.contains(name.name()) || CALLS_WITHOUT.contains(name.name())) {
      writer.differs(name, "function " + name.name() + " has no like here");
    }
    List<List<Token>> arguments = Writer.arguments(inner);
    return dated(name, arguments)
        .or(() -> converted(name, arguments, inner))
        .or(() -> conditional(name, arguments))
        .or(() -> aggregated(name, arguments, behind))
        .orElseGet(() ->
            RENAMED.getOrDefault(name.name(), name.text())
                + "("
                + writer.expression(inner)
                + (name.is("NULLIFZERO") ? ", 0" : "")
                + ")");
  }

  private Optional<String> dated(Token name, List<List<Token>> arguments) {
    int count = arguments.size();
    return switch (name.name()) {
      case "DATEADD", "TIMEADD", "TIMESTAMPADD" ->
          count == 3 ? added(name, arguments) : wrong(name);
      case "DATEDIFF", "TIMEDIFF", "TIMESTAMPDIFF" ->
          count == 3 ? difference(name, arguments) : wrong(name);
      case "DATE_TRUNC", "TRUNC" -> truncated(arguments);
      case "DATE_PART" ->
          count == 2
              ? part(name, arguments.getFirst())
                  .map(part -> "date_part('" + part + "', " + sql(arguments.get(1)) + ")")
              : Optional.empty();
      case "DAYNAME", "MONTHNAME" ->
          Optional.of(
              "left("
                  + name.text().toLowerCase(Locale.ROOT)
                  + "("
                  + sql(arguments.getFirst())
                  + "), 3)");
      case "GETDATE", "SYSDATE", "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" ->
          Optional.of("cast(now() as timestamp)");
      case "CURRENT_DATE" -> Optional.of("current_date");
      case "ADD_MONTHS" ->
          count == 2
              ? Optional.of(
                  "(cast(%s as timestamp) + (%s) * interval 1 month)"
                      .formatted(sql(arguments.get(0)), sql(arguments.get(1))))
              : wrong(name);
      default -> Optional.empty();
    };
  }

  private Optional<String> added(Token name, List<List<Token>> arguments) {
    return part(name, arguments.getFirst())
        .map(part ->
            "(cast(%s as timestamp) + (%s) * interval %s)"
                .formatted(
                    sql(arguments.get(2)),
                    sql(arguments.get(1)),
                    part.equals("quarter")
                        ? "3 month"
                        : part.equals("week") ? "7 day" : "1 " + part));
  }

  private Optional<String> difference(Token name, List<List<Token>> arguments) {
    return part(name, arguments.getFirst())
        .map(part ->
            "date_diff('%s', cast(%s as timestamp), cast(%s as timestamp))"
                .formatted(part, sql(arguments.get(1)), sql(arguments.get(2))));
  }

  // TRUNC of a number has no part of a date, and stays.
  private Optional<String> truncated(List<List<Token>> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    boolean behind = isText(arguments.get(1)) && DateParts.of(arguments.get(1)).isPresent();
    List<Token> part = arguments.get(behind ? 1 : 0);
    List<Token> value = arguments.get(behind ? 0 : 1);
    return DateParts.of(part).map(found -> "date_trunc('" + found + "', " + sql(value) + ")");
  }

  private static boolean isText(List<Token> argument) {
    return argument.stream()
        .filter(token -> !token.isSpace())
        .allMatch(token -> token.kind() == Kind.TEXT);
  }

  private Optional<String> part(Token name, List<Token> argument) {
    Optional<String> part = DateParts.of(argument);
    if (part.isEmpty()) {
      writer.differs(name, name.name() + " by " + Tokens.join(argument).strip() + " is unknown");
      return Optional.of("day");
    }
    return part;
  }

  private Optional<String> converted(Token name, List<List<Token>> arguments, List<Token> inner) {
    return switch (name.name()) {
      case "CAST", "TRY_CAST" -> cast(name, inner);
      case "TO_DATE", "DATE" -> as("cast", "date", name, arguments);
      case "TRY_TO_DATE" -> as("try_cast", "date", name, arguments);
      case "TO_TIMESTAMP_NTZ", "TO_TIMESTAMP_LTZ", "TO_TIMESTAMP" -> timestamp(name, arguments);
      case "TRY_TO_TIMESTAMP", "TRY_TO_TIMESTAMP_NTZ" ->
          as("try_cast", "timestamp", name, arguments);
      case "TO_CHAR", "TO_VARCHAR" -> text(name, arguments);
      case "TO_NUMBER", "TO_DECIMAL", "TO_NUMERIC" -> number("cast", name, arguments);
      case "TRY_TO_NUMBER", "TRY_TO_DECIMAL", "TRY_TO_NUMERIC" ->
          number("try_cast", name, arguments);
      case "TO_DOUBLE" -> as("cast", "double", name, arguments);
      case "TRY_TO_DOUBLE" -> as("try_cast", "double", name, arguments);
      case "TO_BOOLEAN" -> as("cast", "boolean", name, arguments);
      case "CHARINDEX" ->
          arguments.size() == 2
              ? Optional.of("strpos(" + sql(arguments.get(1)) + ", " + sql(arguments.get(0)) + ")")
              : wrong(name);
      case "SQUARE" -> Optional.of("pow(" + sql(arguments.getFirst()) + ", 2)");
      default -> Optional.empty();
    };
  }

  private Optional<String> cast(Token name, List<Token> inner) {
    int depth = 0;
    for (int i = inner.size() - 1; i >= 0; i--) {
      depth += inner.get(i).is(")") ? 1 : inner.get(i).is("(") ? -1 : 0;
      if (depth == 0 && inner.get(i).is("AS")) {
        Types.Written type = Types.at(inner, Writer.next(inner, i + 1), writer);
        String rest =
            type.end() < inner.size() ? Tokens.join(inner.subList(type.end(), inner.size())) : "";
        return Optional.of(
            "%s(%s as %s%s)"
                .formatted(
                    name.text(), writer.expression(inner.subList(0, i)).strip(), type.sql(), rest));
      }
    }
    return Optional.empty();
  }

  private Optional<String> as(String cast, String type, Token name, List<List<Token>> arguments) {
    return arguments.size() == 1
        ? Optional.of(cast + "(" + sql(arguments.getFirst()) + " as " + type + ")")
        : wrong(name);
  }

  // A number is seconds since 1970.
  private Optional<String> timestamp(Token name, List<List<Token>> arguments) {
    boolean number =
        arguments.size() == 1
            && arguments.getFirst().stream()
                .filter(token -> !token.isSpace())
                .allMatch(token -> token.kind() == Kind.NUMBER);
    return number
        ? Optional.of("cast(to_timestamp(" + sql(arguments.getFirst()) + ") as timestamp)")
        : as("cast", "timestamp", name, arguments);
  }

  private Optional<String> text(Token name, List<List<Token>> arguments) {
    if (arguments.size() != 2) {
      return as("cast", "varchar", name, arguments);
    }
    String literal = Tokens.join(arguments.get(1)).strip();
    Optional<String> format =
        literal.startsWith("'") && literal.length() > 1
            ? DateParts.format(literal.substring(1, literal.length() - 1))
            : Optional.empty();
    if (format.isEmpty()) {
      writer.differs(name, "format " + literal + " of " + name.name() + " has no like here");
    }
    return format.map(
        found -> "strftime(cast(" + sql(arguments.getFirst()) + " as timestamp), '" + found + "')");
  }

  private Optional<String> number(String cast, Token name, List<List<Token>> arguments) {
    return switch (arguments.size()) {
      case 1 -> as(cast, "decimal(38, 0)", name, arguments);
      case 3 ->
          as(
              cast,
              "decimal(" + sql(arguments.get(1)) + ", " + sql(arguments.get(2)) + ")",
              name,
              arguments.subList(0, 1));
      default -> wrong(name);
    };
  }

  private Optional<String> conditional(Token name, List<List<Token>> arguments) {
    List<String> sql = new ArrayList<>();
    if (!Set.of("IFF", "NVL2", "ZEROIFNULL", "DIV0", "DIV0NULL").contains(name.name())) {
      return Optional.empty();
    }
    arguments.forEach(argument -> sql.add(sql(argument)));
    int wanted = name.is("ZEROIFNULL") ? 1 : name.is("IFF") || name.is("NVL2") ? 3 : 2;
    if (sql.size() != wanted) {
      return wrong(name);
    }
    return Optional.of(
        switch (name.name()) {
          case "IFF" -> "case when %s then %s else %s end".formatted(sql.toArray());
          case "NVL2" -> "case when (%s) is not null then %s else %s end".formatted(sql.toArray());
          case "ZEROIFNULL" -> "coalesce(" + sql.getFirst() + ", 0)";
          case "DIV0" ->
              "case when (%2$s) = 0 then 0 else (%1$s) / (%2$s) end".formatted(sql.toArray());
          default ->
              "case when coalesce(%2$s, 0) = 0 then 0 else (%1$s) / (%2$s) end"
                  .formatted(sql.toArray());
        });
  }

  private Optional<String> aggregated(Token name, List<List<Token>> arguments, List<Token> behind) {
    if (name.is("RATIO_TO_REPORT")) {
      String value = sql(arguments.getFirst());
      return Optional.of(
          "((%s) / nullif(sum(%s)%s, 0))".formatted(value, value, writer.expression(behind)));
    }
    if (!name.is("LISTAGG") || arguments.isEmpty()) {
      return Optional.empty();
    }
    int open = behind.stream().map(token -> token.is("(")).toList().indexOf(true);
    String order =
        open < 0
            ? ""
            : " "
                + writer.expression(behind.subList(open + 1, Writer.closing(behind, open))).strip();
    String separator = arguments.size() > 1 ? sql(arguments.get(1)) : "''";
    return Optional.of("string_agg(" + sql(arguments.getFirst()) + ", " + separator + order + ")");
  }

  private Optional<String> wrong(Token name) {
    writer.differs(name, "these arguments of " + name.name() + " have no like here");
    return Optional.empty();
  }

  private String sql(List<Token> argument) {
    return writer.expression(argument).strip();
  }
}
