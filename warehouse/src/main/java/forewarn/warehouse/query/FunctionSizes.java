package forewarn.warehouse.query;

import forewarn.warehouse.database.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How large the results of DuckDB's functions are, as far as their names tell: what {@link
 * WorkLimits} reckons with.
 */
final class FunctionSizes {
  /** Of a number, a truth or a time. */
  static final double NUMBER = 8;

  private static final Set<String> FIXED_TYPES =
      Set.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_NS",
          "TIMESTAMP WITH TIME ZONE",
          "TIME WITH TIME ZONE",
          "INTERVAL",
          "UUID");
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "//", "%", "**", "^");

  /** Aggregates whose result grows with the number of rows. */
  private static final Set<String> COLLECTING =
      Set.of(
          "list",
          "array_agg",
          "string_agg",
          "group_concat",
          "listagg",
          "histogram",
          "histogram_exact",
          "json_group_array",
          "json_group_object",
          "variant_group_object",
          "approx_top_k",
          "map",
          "bitstring_agg");

  private static final Map<String, Double> FACTORS = factors();

  private final Set<String> fixed;
  private final Set<String> aggregates;

  private FunctionSizes(Set<String> fixed, Set<String> aggregates) {
    this.fixed = Set.copyOf(fixed);
    this.aggregates = Set.copyOf(aggregates);
  }

  static FunctionSizes of(Session session) {
    Set<String> fixed = new HashSet<>(ARITHMETIC);
    Set<String> other = new HashSet<>();
    Set<String> aggregates = new HashSet<>();
    session.each(
        "select distinct function_name, function_type, coalesce(return_type, '')"
            + " from duckdb_functions()",
        row -> {
          String name = row.text(1).toLowerCase(Locale.ROOT);
          (FIXED_TYPES.contains(row.text(3)) ? fixed : other).add(name);
          if (row.text(2).equals("aggregate")) {
            aggregates.add(name);
          }
        });
    other.removeAll(ARITHMETIC);
    fixed.removeAll(other);
    return new FunctionSizes(fixed, aggregates);
  }

  /** Whether the result is a number, a truth or a time, whatever goes in. */
  boolean isFixed(String function) {
    return fixed.contains(function);
  }

  boolean isAggregate(String function) {
    return aggregates.contains(function) || COLLECTING.contains(function);
  }

  boolean collects(String function) {
    return COLLECTING.contains(function);
  }

  /** How many times as large as all that goes in together the result can be. */
  static double factor(String function) {
    if (function.contains("json")) {
      return function.equals("json_pretty") ? 32 : 6;
    }
    return FACTORS.getOrDefault(function, 1.0);
  }

  private static Map<String, Double> factors() {
    Map<String, Double> factors = new HashMap<>();
    for (String splitting :
        Set.of(
            "string_split",
            "str_split",
            "string_to_array",
            "split",
            "string_split_regex",
            "str_split_regex",
            "regexp_split_to_array",
            "regexp_extract_all")) {
      factors.put(splitting, 16.0);
    }
    factors.put("bin", 8.0);
    factors.put("to_binary", 8.0);
    factors.put("hex", 2.0);
    factors.put("to_hex", 2.0);
    factors.put("base64", 2.0);
    factors.put("to_base64", 2.0);
    factors.put("url_encode", 3.0);
    factors.put("translate", 4.0);
    factors.put("icu_sort_key", 4.0);
    factors.put("create_sort_key", 4.0);
    return Map.copyOf(factors);
  }
}
