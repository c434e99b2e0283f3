package forewarn.warehouse.file;

import java.util.Optional;
import java.util.Set;

/**
 * How a value of one type is read as another, as SQL.
 *
 * @param value null when the value is missing or cannot be read
 * @param failure true when there is a value and it cannot be read; empty when that cannot happen
 */
public record Conversion(String value, Optional<String> failure) {
  private static final Set<String> WHOLE =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");
  private static final Set<String> TIMES =
      Set.of("TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S", "DATE");
  private static final String NUMBER_WITH_UNIT =
      "'^\\s*([-+]?[0-9]{1,15}(?:\\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,3})?)\\s*(?:dBm|dB|°C|C|%)?\\s*$'";

  /**
   * How a column, or any other expression, is read as another type.
   *
   * @param column as SQL
   * @param from DuckDB's name of its type
   */
  public static Conversion of(String column, String from, String to) {
    return switch (to) {
      case "VARCHAR" -> from.equals("VARCHAR") ? safe(column) : safe(column + "::varchar");
      case "DOUBLE" -> real(column, from);
      case "BIGINT" -> whole(column, from);
      case "TIMESTAMP" -> time(column, from);
      default ->
          from.equals(to)
              ? safe(column)
              : tried(column, "try_cast(%s as %s)".formatted(column, to));
    };
  }

  // What other tools write for "no value" in a column of numbers is NaN.
  private static Conversion real(String column, String from) {
    return switch (from) {
      case "DOUBLE", "FLOAT" ->
          safe("case when isnan(%1$s) then null else %1$s::double end".formatted(column));
      case "VARCHAR" -> tried(column, realInText(column));
      default ->
          WHOLE.contains(from)
              ? safe(column + "::double")
              : tried(column, "try_cast(%s as double)".formatted(column));
    };
  }

  private static Conversion whole(String column, String from) {
    if (WHOLE.contains(from)) {
      return safe(column + "::bigint");
    }
    if (from.equals("VARCHAR")) {
      return tried(
          column,
          "coalesce(try_cast(case when regexp_full_match(%1$s, '\\s*[-+]?[0-9]+\\s*') then %1$s end as bigint), %2$s)"
              .formatted(column, wholeReal(realInText(column))));
    }
    return tried(column, wholeReal("try_cast(%s as double)".formatted(column)));
  }

  private static String wholeReal(String real) {
    return "case when %1$s = trunc(%1$s) then try_cast(%1$s as bigint) end".formatted(real);
  }

  private static String realInText(String column) {
    return "coalesce(try_cast(case when %1$s not ilike '%%n%%' then %1$s end as double), try_cast(regexp_extract(%1$s, %2$s, 1) as double))"
        .formatted(column, NUMBER_WITH_UNIT);
  }

  private static Conversion time(String column, String from) {
    if (TIMES.contains(from)) {
      return safe(column + "::timestamp");
    }
    if (from.equals("TIMESTAMP WITH TIME ZONE")) {
      return safe("(%s at time zone 'UTC')".formatted(column));
    }
    String epoch = epoch("try_cast(%s as hugeint)".formatted(column));
    return from.equals("VARCHAR")
        ? tried(
            column,
            "coalesce(try_cast(%s as timestamptz) at time zone 'UTC', %s)".formatted(column, epoch))
        : tried(column, epoch);
  }

  /** Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size. */
  private static String epoch(String number) {
    return """
    case when abs(%1$s) < 100000000000 then make_timestamp((%1$s * 1000000)::bigint)
      when abs(%1$s) < 100000000000000 then make_timestamp((%1$s * 1000)::bigint)
      when abs(%1$s) < 100000000000000000 then make_timestamp((%1$s)::bigint)
      when abs(%1$s) < 9000000000000000000 then make_timestamp((%1$s // 1000)::bigint) end\
    """
        .formatted(number);
  }

  private static Conversion safe(String value) {
    return new Conversion(value, Optional.empty());
  }

  // Words that other tools write for "no value" in a text are no failure either.
  private static Conversion tried(String column, String value) {
    return new Conversion(
        value,
        Optional.of(
            "(%2$s is null and lower(trim(%1$s::varchar)) not in ('', 'nan', 'null', 'na', 'n/a', 'none'))"
                .formatted(column, "(" + value + ")")));
  }
}
