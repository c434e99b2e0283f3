package forewarn.warehouse.query;

import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** DuckDB's messages as a user may see them. */
final class Messages {
  private static final Pattern PATH = Pattern.compile("(?<![\\w.])/[^\\s'\"]+");
  private static final Pattern KIND =
      Pattern.compile(
          "^(Binder|Catalog|Parser|Conversion|Invalid Input|Out of Range|INTERRUPT|Permission|Not implemented) Error: ");
  private static final Pattern LINE = Pattern.compile("^LINE (\\d+): (.*)$");
  private static final String CUT = "...";
  private static final String TOO_DEEP = "Max expression depth";
  private static final int LONGEST = 400;

  private Messages() {}

  /** What is wrong, without file names, the text of the query and the engine's own advice. */
  static String firstLine(DatabaseException e) {
    List<String> lines = lines(e);
    String message = lines.isEmpty() ? "unknown reason" : lines.getFirst();
    String candidates =
        lines.stream()
            .filter(line -> line.startsWith("Candidate bindings: "))
            .findFirst()
            .orElse("");
    String known =
        candidates.isEmpty()
            ? ""
            : " Candidates:" + candidates.substring(candidates.indexOf(':') + 1);
    if (message.contains(TOO_DEEP)) {
      return "it is nested too deeply";
    }
    return cut(PATH.matcher(KIND.matcher(message).replaceFirst("") + known).replaceAll("(file)"));
  }

  private static String cut(String message) {
    return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
  }

  /** A refusal because DuckDB could not bind or run the user's own text. */
  static QueryRefusedException refusal(DatabaseException e, String sql) {
    if (e.isOutOfMemory()) {
      return new QueryRefusedException(
          Reason.TOO_LARGE,
          "it needs more memory than is free; group or filter earlier, or try again later");
    }
    return new QueryRefusedException(Reason.WRONG, firstLine(e), position(lines(e), sql));
  }

  private static List<String> lines(DatabaseException e) {
    String message = String.valueOf(e.getMessage());
    int sql = message.indexOf(" [in: ");
    return (sql < 0 ? message : message.substring(0, sql)).lines().toList();
  }

  // "LINE 2: select wrong" with a caret below; a long line is cut on both sides.
  private static @Nullable Position position(List<String> lines, String sql) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      int caret = lines.get(i + 1).indexOf('^');
      if (line.matches() && caret >= line.start(2)) {
        int number = Integer.parseInt(line.group(1));
        return place(sql, number, line.group(2), caret - line.start(2)).orElse(null);
      }
    }
    return null;
  }

  private static Optional<Position> place(String sql, int line, String excerpt, int column) {
    Optional<String> whole = sql.lines().skip(line - 1L).findFirst();
    if (!excerpt.startsWith(CUT) || whole.isEmpty()) {
      return Optional.of(new Position(line, column + 1));
    }
    String core = excerpt.substring(CUT.length());
    int at = whole.get().indexOf(core.endsWith(CUT) ? core.substring(0, core.length() - 3) : core);
    return at < 0 ? Optional.empty() : Optional.of(new Position(line, at + column - 2));
  }
}
