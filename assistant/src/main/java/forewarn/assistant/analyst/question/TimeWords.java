package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Grain;
import forewarn.assistant.analyst.query.TimeRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads periods; those without a year, and "yesterday", are relative to the newest hour known. */
final class TimeWords {
  private static final Set<String> THIS = Set.of("this", "current");
  private static final Set<String> PREVIOUS = Set.of("last", "previous", "past", "prior");
  private static final Set<String> TRAILING = Set.of("last", "past", "previous", "recent");
  private static final Set<String> UNTIL =
      Set.of("and", "to", "until", "till", "through", "dan", "sampai", "hingga");
  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2099;

  private final List<Token> tokens;
  private final LocalDateTime newest;

  /** A period and how many tokens it takes. */
  record Match(TimeRange range, int length) {}

  TimeWords(List<Token> tokens, LocalDateTime newest) {
    this.tokens = tokens;
    this.newest = Grain.HOUR.floor(newest);
  }

  @Nullable Match at(int start) {
    Match match = span(start);
    match = match != null ? match : open(start);
    match = match != null ? match : trailing(start);
    match = match != null ? match : relative(start);
    return match != null ? match : named(start);
  }

  private String word(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).word() : "";
  }

  private LocalDateTime end() {
    return newest.plusHours(1);
  }

  // "from A to B" includes B, as people mean it.
  private @Nullable Match span(int start) {
    boolean opened = Set.of("between", "from", "antara", "dari").contains(word(start));
    if (!opened) {
      return null;
    }
    Match from = single(start + 1);
    if (from == null || !UNTIL.contains(word(start + 1 + from.length()))) {
      return null;
    }
    Match until = single(start + 2 + from.length());
    if (until == null || !from.range().from().isBefore(until.range().until())) {
      return null;
    }
    String words = "from " + bare(from) + " to " + bare(until);
    TimeRange range = new TimeRange(from.range().from(), until.range().until(), words);
    return new Match(range, 2 + from.length() + until.length());
  }

  private static String bare(Match match) {
    return match.range().words().replaceFirst("^(in|on) ", "");
  }

  private @Nullable Match single(int start) {
    Match match = relative(start);
    return match != null ? match : named(start);
  }

  private @Nullable Match open(int start) {
    Match at = single(start + 1);
    if (at == null) {
      return null;
    }
    TimeRange range = at.range();
    return switch (word(start)) {
      case "since", "sejak" -> open(range.from(), "since " + bare(at), at);
      case "after", "setelah" -> open(range.until(), "after " + bare(at), at);
      case "before", "sebelum" ->
          new Match(
              new TimeRange(
                  LocalDate.of(FIRST_YEAR, 1, 1).atStartOfDay(),
                  range.from(),
                  "before " + bare(at)),
              at.length() + 1);
      default -> null;
    };
  }

  private @Nullable Match open(LocalDateTime from, String words, Match at) {
    LocalDateTime until = from.isBefore(end()) ? end() : from.plusHours(1);
    return new Match(new TimeRange(from, until, words), at.length() + 1);
  }

  // "last 7 days", "7 hari terakhir", "last week of data": so long, up to the newest hour.
  private @Nullable Match trailing(int start) {
    boolean trails = TRAILING.contains(word(start));
    Double count = number(trails ? start + 1 : start);
    int unitAt = trails ? start + 2 : start + 1;
    if (trails && count == null && word(start + 2).equals("of") && word(start + 3).equals("data")) {
      Grain unit = unit(start + 1);
      return unit == null ? null : trailing(1, unit, 4);
    }
    Grain unit = count == null ? null : unit(unitAt);
    if (count == null || unit == null || count < 1 || count > 10_000 || count % 1 != 0) {
      return null;
    }
    if (!trails && !word(unitAt + 1).equals("terakhir")) {
      return null;
    }
    return trailing(count.longValue(), unit, 3);
  }

  private Match trailing(long count, Grain unit, int length) {
    String words = "in the last " + (count == 1 ? unit.word() : count + " " + unit.word() + "s");
    return new Match(new TimeRange(unit.plus(end(), -count), end(), words), length);
  }

  private @Nullable Double number(int at) {
    return at < tokens.size() ? tokens.get(at).number() : null;
  }

  private @Nullable Grain unit(int at) {
    return at < tokens.size() ? Calendar.unit(tokens.get(at)) : null;
  }

  private @Nullable Match relative(int start) {
    String word = word(start);
    LocalDateTime today = Grain.DAY.floor(newest);
    if (word.equals("day")
        && word(start + 1).equals("before")
        && word(start + 2).equals("yesterday")) {
      return new Match(
          TimeRange.of(Grain.DAY, today.minusDays(2), "on " + today.minusDays(2).toLocalDate()), 3);
    }
    switch (word) {
      case "today":
        return day(today, 1);
      case "yesterday", "kemarin":
        return day(today.minusDays(1), 1);
      case "tomorrow", "besok":
        return day(today.plusDays(1), 1);
      default:
        break;
    }
    if (word.equals("hari") && word(start + 1).equals("ini")) {
      return day(today, 2);
    }
    return neighbour(start);
  }

  private static Match day(LocalDateTime day, int length) {
    return new Match(TimeRange.of(Grain.DAY, day, "on " + day.toLocalDate()), length);
  }

  // "last month", "this week", "next quarter"; in Indonesian the unit comes first.
  private @Nullable Match neighbour(int start) {
    Grain after = unit(start + 1);
    Grain before = unit(start);
    if (after != null && after != Grain.HOUR) {
      Integer shift =
          THIS.contains(word(start))
              ? Integer.valueOf(0)
              : PREVIOUS.contains(word(start))
                  ? Integer.valueOf(-1)
                  : word(start).equals("next") ? Integer.valueOf(1) : null;
      return shift == null ? null : unit(after, shift);
    }
    if (before != null && before != Grain.HOUR) {
      return switch (word(start + 1)) {
        case "ini" -> unit(before, 0);
        case "lalu", "kemarin", "sebelumnya" -> unit(before, -1);
        case "depan" -> unit(before, 1);
        default -> null;
      };
    }
    return null;
  }

  private Match unit(Grain unit, int shift) {
    LocalDateTime from = unit.plus(unit.floor(newest), shift);
    return new Match(TimeRange.of(unit, from, words(unit, from)), 2);
  }

  private static String words(Grain unit, LocalDateTime from) {
    return switch (unit) {
      case HOUR -> "at " + from.toLocalDate() + " " + from.toLocalTime();
      case DAY -> "on " + from.toLocalDate();
      case WEEK -> "in the week of " + from.toLocalDate();
      case MONTH -> "in " + Calendar.name(from.getMonth()) + " " + from.getYear();
      case QUARTER -> "in Q" + ((from.getMonthValue() + 2) / 3) + " " + from.getYear();
      case YEAR -> "in " + from.getYear();
    };
  }

  private static Match of(Grain unit, LocalDateTime from, int length) {
    return new Match(TimeRange.of(unit, from, words(unit, from)), length);
  }

  private @Nullable Match named(int start) {
    if (start >= tokens.size()) {
      return null;
    }
    if (word(start).matches("\\d{4}-\\d{2}-\\d{2}")) {
      return date(word(start));
    }
    Match match = quarterOrHalf(start);
    match = match != null ? match : dayOfMonth(start);
    match = match != null ? match : month(start);
    return match != null ? match : year(start);
  }

  private static @Nullable Match date(String word) {
    try {
      return day(LocalDate.parse(word).atStartOfDay(), 1);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private @Nullable Integer yearAt(int at) {
    Double number = number(at);
    if (number == null || number < FIRST_YEAR || number > LAST_YEAR || number % 1 != 0) {
      return null;
    }
    return word(at).length() == 4 ? Integer.valueOf(number.intValue()) : null;
  }

  private @Nullable Match quarterOrHalf(int start) {
    int ordinal = ORDINALS.indexOf(word(start)) + 1;
    boolean half = ordinal > 0 && word(start + 1).equals("half") || word(start).matches("h[12]");
    if (word(start).matches("[qh][1-4]")) {
      ordinal = word(start).charAt(1) - '0';
      return part(half, ordinal, start + 1, 1);
    }
    boolean quarter = ordinal > 0 && unit(start + 1) == Grain.QUARTER;
    Double numbered = unit(start) == Grain.QUARTER ? number(start + 1) : null;
    if (numbered != null) {
      return numbered >= 1 && numbered <= 4 ? part(false, numbered.intValue(), start + 2, 2) : null;
    }
    return half && ordinal <= 2 || quarter ? part(half, ordinal, start + 2, 2) : null;
  }

  private @Nullable Match part(boolean half, int ordinal, int yearAt, int length) {
    int at = Set.of("of", "in", "tahun").contains(word(yearAt)) ? yearAt + 1 : yearAt;
    Integer year = yearAt(at);
    int taken = year == null ? length : length + at - yearAt + 1;
    int months = half ? 6 : 3;
    int first = (ordinal - 1) * months + 1;
    LocalDateTime from =
        LocalDate.of(year == null ? newest.getYear() : year, first, 1).atStartOfDay();
    if (year == null && from.isAfter(newest)) {
      from = from.minusYears(1);
    }
    String words = "in " + (half ? "H" : "Q") + ordinal + " " + from.getYear();
    return new Match(new TimeRange(from, from.plusMonths(months), words), taken);
  }

  // "25 December 2024", "December 25, 2024"
  private @Nullable Match dayOfMonth(int start) {
    boolean dayFirst = number(start) != null;
    Month month = Calendar.month(word(dayFirst ? start + 1 : start));
    Double day = number(dayFirst ? start : start + 1);
    if (month == null || day == null || day < 1 || day > 31 || day % 1 != 0) {
      return null;
    }
    Integer year = yearAt(start + 2);
    try {
      LocalDate date = LocalDate.of(year == null ? newest.getYear() : year, month, day.intValue());
      boolean future = year == null && date.atStartOfDay().isAfter(newest);
      return day((future ? date.minusYears(1) : date).atStartOfDay(), year == null ? 2 : 3);
    } catch (DateTimeException _) {
      return null;
    }
  }

  // "month of December", "bulan Desember"
  private @Nullable Match month(int start) {
    boolean said = Set.of("month", "bulan").contains(word(start));
    int at = said ? start + (word(start + 1).equals("of") ? 2 : 1) : start;
    Match match = monthByName(at);
    return match == null ? null : new Match(match.range(), match.length() + at - start);
  }

  private @Nullable Match monthByName(int start) {
    Month month = Calendar.month(word(start));
    if (month == null) {
      return null;
    }
    Integer year = yearAt(start + 1);
    boolean certain =
        month != Month.MAY
            || year != null
            || Set.of("in", "during", "of", "since", "for", "and", "with")
                .contains(word(start - 1));
    if (!certain) {
      return null;
    }
    LocalDateTime from =
        LocalDate.of(year == null ? newest.getYear() : year, month, 1).atStartOfDay();
    if (year == null && from.isAfter(newest)) {
      from = from.minusYears(1);
    }
    return of(Grain.MONTH, from, year == null ? 1 : 2);
  }

  private @Nullable Match year(int start) {
    boolean named = Set.of("year", "tahun").contains(word(start));
    Integer year = yearAt(named ? start + 1 : start);
    return year == null
        ? null
        : of(Grain.YEAR, LocalDate.of(year, 1, 1).atStartOfDay(), named ? 2 : 1);
  }
}
