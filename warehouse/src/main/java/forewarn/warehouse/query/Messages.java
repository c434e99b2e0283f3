package forewarn.warehouse.query;

import forewarn.warehouse.database.DatabaseException;
import java.util.regex.Pattern;

/** DuckDB's messages as a user may see them. */
final class Messages {
  private static final Pattern PATH = Pattern.compile("(?<![\\w.])/[^\\s'\"]+");
  private static final Pattern KIND =
      Pattern.compile(
          "^(Binder|Catalog|Parser|Conversion|Invalid Input|Out of Range|INTERRUPT|Permission|Not implemented) Error: ");

  private Messages() {}

  /** What is wrong, without file names, the text of the query and the engine's own advice. */
  static String firstLine(DatabaseException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    int sql = first.indexOf(" [in: ");
    String message = KIND.matcher(sql < 0 ? first : first.substring(0, sql)).replaceFirst("");
    return PATH.matcher(message).replaceAll("(file)");
  }
}
