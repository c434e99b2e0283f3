package forewarn.warehouse.profile;

import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.profile.ColumnProfile.Bin;
import forewarn.warehouse.profile.ColumnProfile.Numbers;
import forewarn.warehouse.profile.ColumnProfile.TopValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the profile of one object by many short statements, a few columns at a time, so that memory
 * stays small, with a rest after each as long as it took, so that others get their turn. Counts,
 * extremes, means and histograms are of all rows unless there are more than {@link #MOST_ROWS};
 * quartiles, which cost most, of a sample of {@link #MOST_FOR_QUARTILES}.
 */
final class ProfileRun {
  private static final long MOST_ROWS = 10_000_000;
  private static final long MOST_FOR_QUARTILES = 500_000;
  private static final long MOST_DISTINCT_FOR_TOP = 100_000;
  private static final int COLUMNS_AT_ONCE = 3;
  private static final int TOP = 10;
  private static final int MOST_CHARACTERS = 200;
  // Squares of larger numbers are beyond a double, and one of them would end the statement.
  private static final String MANAGEABLE =
      "case when abs(%1$s::double) < 1e100 then %1$s::double end";

  private final Session session;
  private final Definition definition;
  private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();
  private final List<Correlation> correlations = new ArrayList<>();

  ProfileRun(Session session, Definition definition) {
    this.session = session;
    this.definition = definition;
  }

  Profile run() {
    Instant began = Instant.now();
    long rows = session.number("select count(*) from " + definition.fullName());
    String source = sample(rows, MOST_ROWS, definition.columns());
    long[] looked = {rows <= MOST_ROWS ? rows : 0, 0};
    for (int i = 0; i < definition.columns().size(); i += COLUMNS_AT_ONCE) {
      List<ColumnDefinition> some =
          definition
              .columns()
              .subList(i, Math.min(definition.columns().size(), i + COLUMNS_AT_ONCE));
      looked[0] = Math.max(looked[0], andRest(() -> summarise(some, source)));
      String fewer = sample(rows, MOST_FOR_QUARTILES, some);
      looked[1] = Math.max(looked[1], andRest(() -> quartiles(some, fewer)));
    }
    columns.replaceAll((name, profile) -> andRest(() -> withDistribution(profile, source)));
    correlations.sort(
        Comparator.comparingDouble(
            (Correlation c) -> c.coefficient() == null ? 1 : -Math.abs(c.coefficient())));
    return new Profile(
        definition.fullName(),
        rows,
        looked[0],
        looked[1],
        began,
        Duration.between(began, Instant.now()),
        List.copyOf(columns.values()),
        correlations);
  }

  private static <T> T andRest(Supplier<T> work) {
    long began = System.nanoTime();
    T done = work.get();
    // Ends at once when the thread is interrupted, and the statement after it with its session.
    LockSupport.parkNanos(System.nanoTime() - began);
    return done;
  }

  // The same rows each time, so that the figures of one profile belong together. The columns are
  // named, as a sample reads all it is given.
  private String sample(long rows, long most, List<ColumnDefinition> wanted) {
    if (rows <= most) {
      return definition.fullName();
    }
    String names =
        wanted.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    return "(select %s from %s using sample %s percent (bernoulli, 42))"
        .formatted(names, definition.fullName(), 100.0 * most / rows);
  }

  private long summarise(List<ColumnDefinition> some, String source) {
    String figures = some.stream().map(this::figures).collect(Collectors.joining(", "));
    long[] rows = new long[1];
    session.each(
        "select count(*), %s from %s".formatted(figures, source),
        row -> {
          rows[0] = row.number(1);
          int at = 2;
          for (ColumnDefinition column : some) {
            at = take(column, row, at, rows[0]);
          }
        });
    return rows[0];
  }

  private String figures(ColumnDefinition column) {
    String name = quoted(column.name());
    String all = "count(%s)".formatted(name);
    if (!isComparable(column)) {
      return all;
    }
    String extremes =
        (isText(column)
                ? ", approx_count_distinct(%1$s), left(min(%1$s), %2$d), left(max(%1$s), %2$d)"
                : ", approx_count_distinct(%1$s), min(%1$s), max(%1$s)")
            .formatted(name, MOST_CHARACTERS);
    if (!column.isNumber()) {
      return all + extremes;
    }
    String manageable = MANAGEABLE.formatted(name);
    String moments = ", avg(%1$s), stddev_samp(%1$s)".formatted(manageable);
    return all + extremes + moments + (correlates(column) ? correlation(manageable) : "");
  }

  private static String correlation(String values) {
    String target = quoted(Correlation.TARGET) + "::double";
    return ", corr(%1$s, %2$s), regr_count(%1$s, %2$s)".formatted(values, target);
  }

  private int take(ColumnDefinition column, Row row, int first, long rows) {
    int at = first;
    long values = row.number(at++);
    long distinct = isComparable(column) ? row.number(at++) : -1;
    Object min = isComparable(column) ? row.value(at++) : null;
    Object max = isComparable(column) ? row.value(at++) : null;
    Numbers numbers = null;
    if (column.isNumber()) {
      numbers = new Numbers(known(row.real(at++)), known(row.real(at++)), null, null, null);
      if (correlates(column)) {
        correlations.add(new Correlation(column.name(), known(row.real(at++)), row.number(at++)));
      }
    }
    columns.put(
        column.name(),
        new ColumnProfile(
            column.name(),
            column.type(),
            values,
            rows - values,
            Math.min(distinct, values),
            min,
            max,
            numbers,
            List.of(),
            List.of()));
    return at;
  }

  private long quartiles(List<ColumnDefinition> some, String source) {
    List<ColumnDefinition> numbers = some.stream().filter(ColumnDefinition::isNumber).toList();
    if (numbers.isEmpty()) {
      return 0;
    }
    String figures =
        numbers.stream()
            .map(column ->
                "unnest(approx_quantile(%s, [0.25, 0.5, 0.75]))"
                    .formatted(MANAGEABLE.formatted(quoted(column.name()))))
            .collect(Collectors.joining(", "));
    double[][] found = new double[numbers.size()][3];
    Arrays.stream(found).forEach(one -> Arrays.fill(one, Double.NaN));
    long[] rows = new long[1];
    int[] quartile = new int[1];
    session.each(
        "select count(*), %s from %s".formatted(figures, source),
        row -> {
          rows[0] = row.number(1);
          for (int i = 0; i < found.length; i++) {
            found[i][quartile[0]] = row.real(i + 2);
          }
          quartile[0]++;
        });
    for (int i = 0; i < found.length; i++) {
      double[] values = found[i];
      columns.computeIfPresent(numbers.get(i).name(), (name, before) -> with(before, values));
    }
    return rows[0];
  }

  private static ColumnProfile with(ColumnProfile before, double[] quartiles) {
    Numbers numbers = before.numbers();
    return numbers == null
        ? before
        : with(
            before,
            new Numbers(
                numbers.mean(),
                numbers.deviation(),
                known(quartiles[0]),
                known(quartiles[1]),
                known(quartiles[2])),
            List.of(),
            List.of());
  }

  private ColumnProfile withDistribution(ColumnProfile profile, String source) {
    ColumnDefinition column = definition.column(profile.name()).orElseThrow();
    if (profile.values() == 0) {
      return profile;
    }
    if (column.isNumber() || isTime(column)) {
      return with(
          profile,
          profile.numbers(),
          new Histogram(session, source, column).bins(profile),
          List.of());
    }
    boolean categories = isComparable(column) && profile.distinct() <= MOST_DISTINCT_FOR_TOP;
    return categories ? with(profile, profile.numbers(), List.of(), top(column, source)) : profile;
  }

  private List<TopValue> top(ColumnDefinition column, String source) {
    return session.list(
        """
        select left(%1$s::varchar, %2$d), count(*) as rows
        from %3$s where %1$s is not null group by %1$s having count(*) > 1
        order by rows desc, %1$s limit %4$d
        """
            .formatted(quoted(column.name()), MOST_CHARACTERS, source, TOP),
        row -> new TopValue(row.text(1), row.number(2)));
  }

  private static ColumnProfile with(
      ColumnProfile before, @Nullable Numbers numbers, List<Bin> histogram, List<TopValue> top) {
    return new ColumnProfile(
        before.name(),
        before.type(),
        before.values(),
        before.nulls(),
        before.distinct(),
        before.min(),
        before.max(),
        numbers,
        histogram,
        top);
  }

  private boolean correlates(ColumnDefinition column) {
    return !column.name().equals(Correlation.TARGET)
        && definition.column(Correlation.TARGET).filter(ColumnDefinition::isNumber).isPresent();
  }

  static boolean isTime(ColumnDefinition column) {
    return column.type().startsWith("TIMESTAMP") || column.type().equals("DATE");
  }

  private static boolean isText(ColumnDefinition column) {
    return column.type().equals("VARCHAR");
  }

  private static boolean isComparable(ColumnDefinition column) {
    return column.isNumber() || isTime(column) || isText(column) || column.type().equals("BOOLEAN");
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
