package forewarn.warehouse.profile;

import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.profile.ColumnProfile.Bin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a number or time spread between the smallest and the largest: 20 bins of the
 * same width, or one for each value of a whole number that has fewer.
 */
final class Histogram {
  private static final int BINS = 20;
  private static final double MICROSECONDS = 1e6;
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double MOST = 1e100;

  private final Session session;
  private final String source;
  private final ColumnDefinition column;
  private final String value;

  Histogram(Session session, String source, ColumnDefinition column) {
    this.session = session;
    this.source = source;
    this.column = column;
    String name = ProfileRun.quoted(column.name());
    this.value =
        ProfileRun.isTime(column)
            ? "epoch_us(%s::timestamp) / %s".formatted(name, MICROSECONDS)
            : name + "::double";
  }

  List<Bin> bins(ColumnProfile profile) {
    // Values that are no numbers a picture can show, such as infinity, are left out.
    String shown = "abs(%s) < %s".formatted(value, MOST);
    double[] ends = {end(profile.min()), end(profile.max())};
    if (Double.isNaN(ends[0]) || Double.isNaN(ends[1])) {
      findEnds(shown, ends);
    }
    if (Double.isNaN(ends[0])) {
      return List.of();
    }
    boolean each = isWhole() && ends[1] - ends[0] < BINS;
    int bins = each ? (int) (ends[1] - ends[0]) + 1 : ends[1] > ends[0] ? BINS : 1;
    double width = each ? 1 : (ends[1] - ends[0]) / bins;
    long[] counts = new long[bins];
    session.each(
        """
        select least(%1$d, greatest(0, floor((%2$s - ?) / ?)))::integer as bin, count(*)
        from %3$s where %4$s group by bin
        """
            .formatted(bins - 1, value, source, shown),
        row -> counts[(int) row.number(1)] = row.number(2),
        ends[0],
        width == 0 ? 1 : width);
    List<Bin> all = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      all.add(new Bin(shown(ends[0] + i * width), shown(ends[0] + (i + 1) * width), counts[i]));
    }
    return all;
  }

  // The profile knows the ends, unless they are not shown.
  private static double end(@Nullable Object value) {
    double end =
        switch (value) {
          case Number number -> number.doubleValue();
          case Instant time -> ChronoUnit.MICROS.between(Instant.EPOCH, time) / MICROSECONDS;
          case LocalDate date -> date.toEpochDay() * SECONDS_PER_DAY;
          case null, default -> Double.NaN;
        };
    return Math.abs(end) < MOST ? end : Double.NaN;
  }

  private void findEnds(String shown, double[] ends) {
    session.each(
        "select min(%1$s), max(%1$s) from %2$s where %3$s".formatted(value, source, shown),
        row -> {
          ends[0] = row.real(1);
          ends[1] = row.real(2);
        });
  }

  private boolean isWhole() {
    return column.isNumber()
        && switch (column.type()) {
          case "DOUBLE", "FLOAT" -> false;
          default -> !column.type().startsWith("DECIMAL");
        };
  }

  private Object shown(double end) {
    return ProfileRun.isTime(column) ? (Object) Instant.ofEpochMilli(Math.round(end * 1000)) : end;
  }
}
