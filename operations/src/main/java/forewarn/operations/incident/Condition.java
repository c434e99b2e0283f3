package forewarn.operations.incident;

import forewarn.operations.alarm.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A filter as the condition of a select: its text is ours alone, what is looked for is bound. */
record Condition(String sql, List<Object> values) {

  static Condition of(IncidentFilter filter, Instant now) {
    StringJoiner parts = new StringJoiner(" and ", "where ", "").setEmptyValue("");
    List<Object> values = new ArrayList<>();
    if (!filter.states().isEmpty()) {
      parts.add(anyOf("state", filter.states().size()));
      filter.states().stream().map(State::word).forEach(values::add);
      if (filter.states().stream().allMatch(State::open)) {
        // Says again what the states say, for the index of the open ones.
        parts.add("closed_at is null");
      }
    }
    if (!filter.severities().isEmpty()) {
      parts.add(anyOf("severity", filter.severities().size()));
      filter.severities().stream().map(Severity::word).forEach(values::add);
    }
    shelving(filter, now, parts, values);
    places(filter, parts, values);
    if (filter.assignee() != null) {
      boolean nobody = filter.assignee().equals("-");
      parts.add(nobody ? "assignee is null" : "assignee = ?");
      if (!nobody) {
        values.add(filter.assignee());
      }
    }
    if (filter.text() != null && !filter.text().isBlank()) {
      parts.add("lower(title || ' ' || place || ' ' || reason) like ? escape '!'");
      values.add("%" + literal(filter.text().strip().toLowerCase(Locale.ROOT)) + "%");
    }
    return new Condition(parts.toString(), values);
  }

  private static void shelving(
      IncidentFilter filter, Instant now, StringJoiner parts, List<Object> values) {
    switch (filter.shelving()) {
      case WITHOUT -> {
        parts.add("(shelved_until_at is null or shelved_until_at <= ?)");
        values.add(now.toEpochMilli());
      }
      case ONLY -> {
        parts.add("shelved_until_at > ?");
        values.add(now.toEpochMilli());
      }
      case EITHER -> {}
    }
  }

  private static void places(IncidentFilter filter, StringJoiner parts, List<Object> values) {
    if (filter.region() != null) {
      parts.add("region = ?");
      values.add(filter.region());
    }
    if (filter.province() != null) {
      parts.add("province = ?");
      values.add(filter.province());
    }
    if (filter.clusterId() != null) {
      // The list is JSON text: a name in quotes is a whole name.
      parts.add("clusters like ? escape '!'");
      values.add("%\"" + literal(filter.clusterId()) + "\"%");
    }
  }

  private static String anyOf(String column, int count) {
    return column + " in (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }

  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
