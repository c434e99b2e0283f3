package forewarn.warehouse.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message of a check, in which {@code {column}} stands for the column's value. */
final class MessageTemplate {
  private static final Pattern COLUMN = Pattern.compile("\\{([a-z0-9_]+)}");

  private MessageTemplate() {}

  /** The message as an SQL expression over the row. */
  static String toSql(String template) {
    Matcher column = COLUMN.matcher(template.replace("'", "''"));
    return "'" + column.replaceAll("' || coalesce($1::varchar, 'null') || '") + "'";
  }
}
