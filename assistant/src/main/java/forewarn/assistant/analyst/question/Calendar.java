package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Grain;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of months and units of time in English and Indonesian. */
final class Calendar {
  private static final Map<String, Month> MONTHS = months();
  private static final Map<String, Grain> UNITS =
      Map.ofEntries(
          Map.entry("hour", Grain.HOUR),
          Map.entry("hr", Grain.HOUR),
          Map.entry("h", Grain.HOUR),
          Map.entry("jam", Grain.HOUR),
          Map.entry("day", Grain.DAY),
          Map.entry("hari", Grain.DAY),
          Map.entry("date", Grain.DAY),
          Map.entry("week", Grain.WEEK),
          Map.entry("minggu", Grain.WEEK),
          Map.entry("pekan", Grain.WEEK),
          Map.entry("month", Grain.MONTH),
          Map.entry("bulan", Grain.MONTH),
          Map.entry("quarter", Grain.QUARTER),
          Map.entry("kuartal", Grain.QUARTER),
          Map.entry("triwulan", Grain.QUARTER),
          Map.entry("year", Grain.YEAR),
          Map.entry("tahun", Grain.YEAR));
  private static final Map<String, Grain> ADVERBS =
      Map.ofEntries(
          Map.entry("hourly", Grain.HOUR),
          Map.entry("daily", Grain.DAY),
          Map.entry("weekly", Grain.WEEK),
          Map.entry("monthly", Grain.MONTH),
          Map.entry("quarterly", Grain.QUARTER),
          Map.entry("yearly", Grain.YEAR),
          Map.entry("annual", Grain.YEAR),
          Map.entry("annually", Grain.YEAR),
          Map.entry("harian", Grain.DAY),
          Map.entry("mingguan", Grain.WEEK),
          Map.entry("bulanan", Grain.MONTH),
          Map.entry("tahunan", Grain.YEAR));

  private Calendar() {}

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    List<String> indonesian =
        List.of(
            "januari",
            "februari",
            "maret",
            "april",
            "mei",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
            "desember");
    for (Month month : Month.values()) {
      months.put(
          month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT), month);
      months.put(
          month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT), month);
      months.put(indonesian.get(month.ordinal()), month);
    }
    months.put("sept", Month.SEPTEMBER);
    months.put("okt", Month.OCTOBER);
    months.put("agu", Month.AUGUST);
    months.put("des", Month.DECEMBER);
    return months;
  }

  static @Nullable Month month(String word) {
    return MONTHS.get(word);
  }

  /** A noun such as week; also in the plural. */
  static @Nullable Grain unit(Token token) {
    Grain unit = UNITS.get(token.word());
    return unit != null ? unit : UNITS.get(token.stem());
  }

  /** A word such as weekly. */
  static @Nullable Grain adverb(String word) {
    return ADVERBS.get(word);
  }

  static String name(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  static Map<String, Month> names() {
    return MONTHS;
  }
}
