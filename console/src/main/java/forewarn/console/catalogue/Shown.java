package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.console.layout.Format;
import forewarn.warehouse.catalogue.Additivity;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.catalogue.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of tables, and words of definitions, as pages show them. */
public final class Shown {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EXACT_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final MathContext FIGURES = new MathContext(5);
  private static final double LARGE = 1e15;

  private Shown() {}

  /** A figure about values, with about five digits; a dash for null. */
  public static String figure(@Nullable Object value) {
    return switch (value) {
      case null -> Format.NONE;
      case Long whole -> Format.count(whole);
      case Double real -> real(real);
      case Instant time -> TIME.format(time);
      default -> value.toString();
    };
  }

  /** A value of a row, whole. */
  public static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Instant time ->
          time.toEpochMilli() % 60_000 == 0 ? TIME.format(time) : EXACT_TIME.format(time);
      case Double real ->
          real % 1 == 0 && Math.abs(real) < LARGE ? "%.1f".formatted(real) : real.toString();
      default -> value.toString();
    };
  }

  /** A count in at most four characters, for example {@code 3.6M}. */
  public static String compact(long count) {
    if (count < 1_000) {
      return Long.toString(count);
    }
    int power = count < 999_500 ? 1 : count < 999_500_000L ? 2 : 3;
    double scaled = count / Math.pow(1_000, power);
    String digits = String.format(Words.locale(), scaled < 9.95 ? "%.1f" : "%.0f", scaled);
    return digits + "kMG".charAt(power - 1);
  }

  private static String real(double value) {
    if (Math.abs(value) >= LARGE) {
      return String.format(Words.locale(), "%.3g", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(FIGURES).stripTrailingZeros();
    return rounded.scale() > 9
        ? String.format(Words.locale(), "%.3g", value)
        : rounded.toPlainString();
  }

  /** Over what a number may be totalled. */
  public static String additivity(ColumnDefinition column) {
    Additivity additivity = column.additivity();
    return switch (additivity) {
      case null -> "";
      case ADDITIVE -> t("flow: summed over places and time");
      case STOCK -> t("stock: summed over places, never over time");
      case RATIO -> ratio(column.ratio());
      case LEVEL -> t("level: averaged, never summed");
      case NONE -> t("no measure");
    };
  }

  private static String ratio(ColumnDefinition.@Nullable Ratio ratio) {
    return ratio == null
        ? t("ratio: never summed or averaged")
        : t(
            "ratio: computed again as {0} ÷ {1}",
            String.join(" + ", ratio.numerators()), ratio.denominator());
  }

  /** The first word of {@link #additivity}. */
  public static String measure(ColumnDefinition column) {
    Additivity additivity = column.additivity();
    return switch (additivity) {
      case null -> "";
      case ADDITIVE -> t("flow");
      case STOCK -> t("stock");
      case RATIO -> t("ratio");
      case LEVEL -> t("level");
      case NONE -> "";
    };
  }

  /** How an object is kept. */
  public static String kind(Kind kind) {
    return switch (kind) {
      case WRITTEN -> t("table, written by the program");
      case VIEW -> t("view");
      case TABLE -> t("table, made as a whole");
      case INCREMENTAL -> t("table, made incrementally");
    };
  }

  /** What follows when a row breaks a rule. */
  public static String severity(Severity severity) {
    return switch (severity) {
      case REJECT -> t("row is rejected");
      case WARN -> t("warning");
      case HOLD -> t("table is held back");
    };
  }

  /** How long something may take, in the largest unit that is whole. */
  public static String span(@Nullable Duration duration) {
    if (duration == null) {
      return "";
    }
    return duration.toHours() > 0
        ? t("{0} h", duration.toHours())
        : t("{0} min", duration.toMinutes());
  }
}
