package forewarn.operations.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A filter as the condition of a select: its text is ours alone, what is looked for is bound. */
record Condition(String sql, List<Object> values) {

  static Condition of(AuditFilter filter) {
    StringJoiner parts = new StringJoiner(" and ", "where ", "").setEmptyValue("");
    List<Object> values = new ArrayList<>();
    add(parts, values, "actor = ?", filter.actor());
    add(parts, values, "object = ?", filter.object());
    String action = filter.action();
    if (action != null) {
      parts.add("(action = ? or action like ? escape '!')");
      Collections.addAll(values, action, literal(action) + ".%");
    }
    add(
        parts,
        values,
        "occurred_at >= ?",
        filter.from() == null ? null : filter.from().toEpochMilli());
    add(
        parts,
        values,
        "occurred_at < ?",
        filter.until() == null ? null : filter.until().toEpochMilli());
    String text = filter.text();
    if (text != null) {
      parts.add(
          "lower(action || ' ' || object || ' ' || coalesce(before_value, '') || ' '"
              + " || coalesce(after_value, '')) like ? escape '!'");
      values.add("%" + literal(text.strip().toLowerCase(Locale.ROOT)) + "%");
    }
    return new Condition(parts.toString(), values);
  }

  private static void add(
      StringJoiner parts, List<Object> values, String part, @Nullable Object value) {
    if (value != null) {
      parts.add(part);
      values.add(value);
    }
  }

  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
