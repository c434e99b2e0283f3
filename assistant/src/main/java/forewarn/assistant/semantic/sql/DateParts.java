package forewarn.assistant.semantic.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parts of dates as Snowflake names them. */
final class DateParts {
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("year", List.of("y", "yy", "yyy", "yyyy", "yr", "years", "yrs")),
          Map.entry("quarter", List.of("q", "qtr", "qtrs", "quarters")),
          Map.entry("month", List.of("mm", "mon", "mons", "months")),
          Map.entry("week", List.of("w", "wk", "weekofyear", "woy", "wy", "weeks")),
          Map.entry("day", List.of("d", "dd", "days", "dayofmonth")),
          Map.entry("hour", List.of("h", "hh", "hr", "hours", "hrs")),
          Map.entry("minute", List.of("m", "mi", "min", "minutes", "mins")),
          Map.entry("second", List.of("s", "sec", "seconds", "secs")),
          Map.entry("dow", List.of("dayofweek", "dw", "weekday")),
          Map.entry("isodow", List.of("dayofweekiso", "dayofweek_iso", "weekday_iso")),
          Map.entry("doy", List.of("dayofyear", "yearday", "dy")),
          Map.entry("epoch", List.of("epoch_second", "epoch_seconds")));

  private DateParts() {}

  /** The part that an argument names, with quotes or without. */
  static Optional<String> of(List<Token> argument) {
    String text = Tokens.join(argument).strip().toLowerCase(Locale.ROOT);
    String name = text.replace("'", "").replace("\"", "");
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getKey().equals(name) || entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The format of DuckDB's strftime; empty when a piece of it has no like. */
  static Optional<String> format(String snowflake) {
    StringBuilder format = new StringBuilder();
    String rest = snowflake.toUpperCase(Locale.ROOT);
    while (!rest.isEmpty()) {
      String left = rest;
      Optional<Map.Entry<String, String>> piece =
          FORMATS.stream().filter(entry -> left.startsWith(entry.getKey())).findFirst();
      if (piece.isPresent()) {
        format.append(piece.get().getValue());
        rest = rest.substring(piece.get().getKey().length());
      } else if (Character.isLetter(rest.charAt(0)) || rest.charAt(0) == '%') {
        return Optional.empty();
      } else {
        format.append(rest.charAt(0));
        rest = rest.substring(1);
      }
    }
    return Optional.of(format.toString());
  }

  // The longer before those it begins with.
  private static final List<Map.Entry<String, String>> FORMATS =
      List.of(
          Map.entry("YYYY", "%Y"),
          Map.entry("YY", "%y"),
          Map.entry("MMMM", "%B"),
          Map.entry("MON", "%b"),
          Map.entry("MM", "%m"),
          Map.entry("MI", "%M"),
          Map.entry("DD", "%d"),
          Map.entry("DY", "%a"),
          Map.entry("HH24", "%H"),
          Map.entry("HH12", "%I"),
          Map.entry("HH", "%H"),
          Map.entry("SS", "%S"),
          Map.entry("AM", "%p"),
          Map.entry("PM", "%p"));
}
