package forewarn.warehouse.batch;

import forewarn.warehouse.database.Session;

/** A column of texts as the type that all its values are of. */
final class TypedColumn {
  private TypedColumn() {}

  /** The column as SQL: a number or a time when every value is one, else as it is. */
  static String of(Session session, GivenColumn column) {
    if (!column.type().equals("VARCHAR")) {
      return column.id();
    }
    for (String type : new String[] {"bigint", "double", "timestamp"}) {
      if (session.number(
              "select (count(*) > 0 and bool_and(%2$s))::integer from given where %1$s is not null"
                  .formatted(column.id(), isOne(column.id(), type)))
          == 1) {
        return "%s::%s".formatted(column.id(), type);
      }
    }
    return column.id();
  }

  private static String isOne(String column, String type) {
    String pattern =
        switch (type) {
          case "bigint" -> "-?(0|[1-9][0-9]{0,14})";
          case "double" -> "-?(0|[1-9][0-9]{0,14})" + TypedCell.DECIMALS + "([eE][-+]?[0-9]{1,3})?";
          default ->
              "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?Z?)?";
        };
    return "regexp_full_match(%1$s, '%2$s') and try_cast(%1$s as %3$s) is not null"
        .formatted(column, pattern, type);
  }
}
