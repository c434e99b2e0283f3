package forewarn.console.filter;

import static forewarn.console.language.Words.t;

import forewarn.warehouse.figure.Area;
import forewarn.warehouse.figure.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page is asked for in its address; a controller takes it as a parameter, and Spring fills
 * it from the query of the same names.
 *
 * @param year the newest one of the data when missing
 * @param month 1 to 12; 0 for the whole year; the newest of the data when neither it nor the year
 *     is given, the whole year when only it is missing
 * @param region all when missing
 * @param province all when missing
 * @param cluster all when missing
 */
public record Filter(
    @Nullable Integer year,
    @Nullable Integer month,
    @Nullable String region,
    @Nullable String province,
    @Nullable String cluster) {
  public static final Filter NONE = new Filter(null, null, null, null, null);
  private static final int EARLIEST = 1990;
  private static final int LATEST = 2200;

  public Filter {
    region = blankToNull(region);
    province = blankToNull(province);
    cluster = blankToNull(cluster);
    require("year", year, EARLIEST, LATEST);
    require("month", month, 0, 12);
  }

  public Area area() {
    return new Area(region, province, cluster);
  }

  /**
   * The month or year that is asked for.
   *
   * @param dataEnd the end of the newest hour of the data
   */
  public Period period(Instant dataEnd) {
    LocalDate newest = LocalDate.ofInstant(dataEnd.minusSeconds(1), ZoneOffset.UTC);
    int ofYear = year == null ? newest.getYear() : year;
    int ofMonth = month != null ? month : year == null ? newest.getMonthValue() : 0;
    return ofMonth == 0
        ? Period.of(Period.Span.YEAR, LocalDate.of(ofYear, 1, 1), dataEnd)
        : Period.of(Period.Span.MONTH, LocalDate.of(ofYear, ofMonth, 1), dataEnd);
  }

  public Filter withRegion(@Nullable String other) {
    return new Filter(year, month, other, null, null);
  }

  public Filter withProvince(@Nullable String other) {
    return new Filter(year, month, region, other, null);
  }

  public Filter withCluster(@Nullable String other) {
    return new Filter(year, month, region, province, other);
  }

  public Filter withMonth(int ofYear, int ofMonth) {
    return new Filter(ofYear, ofMonth, region, province, cluster);
  }

  /** As the query of an address, with the question mark; empty when nothing is asked for. */
  public String query() {
    Map<String, Object> parts = new LinkedHashMap<>();
    put(parts, "year", year);
    put(parts, "month", month);
    put(parts, "region", region);
    put(parts, "province", province);
    put(parts, "cluster", cluster);
    return parts.isEmpty()
        ? ""
        : parts.entrySet().stream()
            .map(part ->
                part.getKey()
                    + "="
                    + URLEncoder.encode(String.valueOf(part.getValue()), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static void put(Map<String, Object> parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.put(name, value);
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static void require(String name, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new IllegalArgumentException(
          t(
              "Invalid {0}: {1}, must be {2} to {3}",
              name, String.valueOf(value), String.valueOf(least), String.valueOf(most)));
    }
  }
}
