package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.ObjectState;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Some rows of an object, the newest first, read as the caller's own SQL is: with the same rights
 * and limits.
 *
 * @param table null when there is none to show
 * @param refusal why not; empty otherwise
 */
public record Sample(@Nullable Table table, String refusal) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LATE = Duration.ofDays(1);
  private static final long MANY_ROWS = 100_000;

  static Sample of(
      OpenQuery query, Definition definition, ObjectState state, Set<String> schemas, int rows) {
    if (!schemas.contains(definition.schema())) {
      return new Sample(null, t("Your role does not see the values of {0}.", definition.schema()));
    }
    try {
      return new Sample(newest(query, definition, state, schemas, rows), "");
    } catch (QueryRefusedException e) {
      return new Sample(null, String.valueOf(e.getMessage()));
    }
  }

  // The newest rows mostly lie close together at the end of a large table: no need to sort it all.
  private static Table newest(
      OpenQuery query, Definition definition, ObjectState state, Set<String> schemas, int rows)
      throws QueryRefusedException {
    Instant newest = state.newest();
    if (newest != null && state.rows() > MANY_ROWS) {
      String late =
          sql(definition, state)
              .replace(" order by ", late(state.newestIn(), newest) + " order by ");
      Table found = query.run(late, schemas, rows, TIMEOUT);
      if (found.rows().size() >= rows) {
        return found;
      }
    }
    return query.run(sql(definition, state), schemas, rows, TIMEOUT);
  }

  private static String late(String column, Instant newest) {
    LocalDateTime from = LocalDateTime.ofInstant(newest.minus(LATE), ZoneOffset.UTC);
    return " where %s >= timestamp '%s'".formatted(quoted(column), from);
  }

  private static String quoted(String column) {
    return "\"" + column.replace("\"", "\"\"") + "\"";
  }

  /** A select of all rows, the newest first. */
  static String sql(Definition definition, ObjectState state) {
    String all = "select * from " + definition.fullName();
    return state.newestIn().isEmpty()
        ? all
        : all + " order by " + quoted(state.newestIn()) + " desc nulls last";
  }

  /** The page that tells where a row came from; empty when its key does not tell it apart. */
  public String trace(Definition definition, List<@Nullable Object> row) {
    if (table == null || definition.key().isEmpty()) {
      return "";
    }
    UriComponentsBuilder page = UriComponentsBuilder.fromPath("/catalogue/{table}/trace");
    Map<String, Object> values = new HashMap<>(Map.of("table", definition.fullName()));
    List<String> names = table.columns().stream().map(Column::name).toList();
    for (String column : definition.key()) {
      Object value = names.contains(column) ? row.get(names.indexOf(column)) : null;
      if (value == null) {
        return "";
      }
      page.queryParam(column, "{" + column + "}");
      values.put(column, value);
    }
    return page.encode().buildAndExpand(values).toUriString();
  }

  /** Whether a column holds numbers, which are set to the right. */
  public boolean isNumber(int column) {
    return table != null
        && List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE")
            .contains(table.columns().get(column).type());
  }
}
