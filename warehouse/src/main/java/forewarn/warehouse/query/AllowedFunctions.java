package forewarn.warehouse.query;

import forewarn.warehouse.database.Session;
import forewarn.warehouse.query.QueryRefusedException.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The functions a user's SQL may call: those whose result depends on their arguments alone, as
 * DuckDB itself classifies them, and the few others listed here. All the rest, which read files,
 * settings, the environment or the catalogue, or change something, are refused because they are not
 * listed; so is what a later DuckDB adds.
 */
final class AllowedFunctions {
  private static final Set<String> ALSO =
      Set.of(
          "now",
          "today",
          "current_date",
          "current_localtime",
          "current_localtimestamp",
          "get_current_time",
          "get_current_timestamp",
          "transaction_timestamp",
          "random",
          "uuid",
          "gen_random_uuid");

  /** Macros that come with DuckDB and only combine functions. */
  private static final Set<String> MACROS =
      Set.of(
          "ago",
          "array_append",
          "array_prepend",
          "array_reverse",
          "array_to_string",
          "date_add",
          "days_in_month",
          "fdiv",
          "fmod",
          "geomean",
          "geometric_mean",
          "if",
          "json_group_array",
          "json_group_object",
          "list_any_value",
          "list_append",
          "list_avg",
          "list_count",
          "list_first",
          "list_histogram",
          "list_last",
          "list_max",
          "list_median",
          "list_min",
          "list_mode",
          "list_prepend",
          "list_product",
          "list_reverse",
          "list_string_agg",
          "list_sum",
          "map_contains_entry",
          "map_contains_value",
          "nullif",
          "split_part",
          "wavg",
          "weighted_avg");

  private static final Set<String> IN_FROM = Set.of("range", "generate_series", "unnest");
  private static final List<String> NEVER =
      List.of(
          "__internal", "pg_", "json_serialize_sql", "json_deserialize_sql", "parse_duckdb_log");

  private final Set<String> allowed;

  private AllowedFunctions(Set<String> allowed) {
    this.allowed = allowed;
  }

  static AllowedFunctions of(Session session) {
    Set<String> allowed = new HashSet<>(ALSO);
    allowed.addAll(MACROS);
    allowed.addAll(IN_FROM);
    session.each(
        "select distinct function_name from duckdb_functions()"
            + " where function_type in ('scalar', 'aggregate', 'window') and stability = 'CONSISTENT'",
        row -> allowed.add(row.text(1).toLowerCase(Locale.ROOT)));
    allowed.removeIf(name -> NEVER.stream().anyMatch(name::startsWith));
    return new AllowedFunctions(Set.copyOf(allowed));
  }

  void check(String function) {
    if (!allowed.contains(function)) {
      throw new QueryRefusedException(Reason.FORBIDDEN, "function " + function + " is not allowed");
    }
  }

  void checkInFrom(String function) {
    if (!IN_FROM.contains(function)) {
      throw new QueryRefusedException(
          Reason.FORBIDDEN, "function " + function + " is not allowed in FROM");
    }
  }
}
