package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.DatabaseException;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.database.UnreadableSqlException;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads expressions that somebody else wrote and that are to become part of a select, such as those
 * of a semantic model. An expression that DuckDB's parser takes for one, and nothing more, cannot
 * turn the select into another. Whether its names and functions may be used is for {@link
 * OpenQuery#describe} to say. Thread-safe.
 */
public final class Expressions {
  private static final int LONGEST = 10_000;
  private static final List<String> EMPTY_PARTS =
      List.of("where_clause", "group_expressions", "having", "qualify", "modifiers", "sample");

  private final Warehouse warehouse;
  private final Set<String> aggregates = new HashSet<>();

  public Expressions(Warehouse warehouse) {
    this.warehouse = warehouse;
    try (Session session = warehouse.session()) {
      session.each(
          "select distinct function_name from duckdb_functions() where function_type = 'aggregate'",
          row -> aggregates.add(row.text(1).toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * What an expression is made of.
   *
   * @param columns named in it, in upper case, without what qualifies them
   * @param calls functions and operators, in lower case
   * @param aggregates functions over many rows, in lower case
   * @param overWindow whether it reckons over a window
   */
  public record Shape(
      Set<String> columns, Set<String> calls, Set<String> aggregates, boolean overWindow) {
    public Shape {
      columns = Set.copyOf(columns);
      calls = Set.copyOf(calls);
      aggregates = Set.copyOf(aggregates);
    }
  }

  /**
   * Reads one expression.
   *
   * @throws QueryRefusedException when the text is not one expression, or has a select within
   */
  public Shape read(String text) {
    if (text.length() > LONGEST || SourceText.depth(text) > 100) {
      throw new QueryRefusedException(Reason.TOO_LARGE, "the expression is too long");
    }
    JsonNode node = parse("select (" + text + "\n)").path("node");
    JsonNode found = node.path("select_list").path(0);
    boolean alone =
        node.path("type").asString("").equals("SELECT_NODE")
            && node.path("select_list").size() == 1
            && !isNothing(found)
            && node.path("from_table").path("type").asString("").equals("EMPTY")
            && EMPTY_PARTS.stream().allMatch(part -> isEmpty(node.path(part)));
    if (!alone) {
      throw new QueryRefusedException(Reason.FORBIDDEN, "it must be one expression");
    }
    Walk walk = new Walk();
    walk.over(found);
    return new Shape(walk.columns, walk.calls, walk.found, walk.overWindow);
  }

  /** An empty pair of parentheses is a row of nothing to DuckDB. */
  private static boolean isNothing(JsonNode expression) {
    return expression.path("function_name").asString("").equals("row")
        && expression.path("children").isEmpty();
  }

  private static boolean isEmpty(JsonNode part) {
    return part.isMissingNode() || part.isNull() || part.isArray() && part.isEmpty();
  }

  private JsonNode parse(String sql) {
    try (Session session = warehouse.session()) {
      return ParsedSql.tree(session, sql);
    } catch (UnreadableSqlException e) {
      throw new QueryRefusedException(Reason.WRONG, String.valueOf(e.getMessage()));
    } catch (DatabaseException e) {
      throw Messages.refusal(e, sql);
    }
  }

  private final class Walk {
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> calls = new LinkedHashSet<>();
    private final Set<String> found = new LinkedHashSet<>();
    private boolean overWindow;

    void over(JsonNode node) {
      if (node.isArray()) {
        node.forEach(this::over);
      } else if (node.isObject()) {
        note(node);
        node.propertyStream().forEach(field -> over(field.getValue()));
      }
    }

    private void note(JsonNode node) {
      switch (node.path("class").asString("")) {
        case "COLUMN_REF" -> {
          JsonNode names = node.path("column_names");
          columns.add(names.path(names.size() - 1).asString("").toUpperCase(Locale.ROOT));
        }
        case "FUNCTION" -> {
          String name = node.path("function_name").asString("").toLowerCase(Locale.ROOT);
          calls.add(name);
          if (aggregates.contains(name)) {
            found.add(name);
          }
        }
        case "WINDOW" -> overWindow = true;
        case "SUBQUERY" ->
            throw new QueryRefusedException(Reason.FORBIDDEN, "it must have no select within");
        default -> {}
      }
    }
  }
}
