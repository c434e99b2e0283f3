package forewarn.prediction.monitoring;

import forewarn.prediction.monitoring.LivePerformance.Comparison;
import forewarn.prediction.monitoring.LivePerformance.Day;
import forewarn.prediction.monitoring.LivePerformance.Role;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads live figures from FACT_MODEL_OUTCOMES. Thread-safe. */
final class Performance {
  private static final int MOST_DAYS = 366;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Queries queries;

  Performance(Queries queries) {
    this.queries = queries;
  }

  /** A model version in one role. */
  record InUse(Role role, String name, String version) {}

  /** Who scored the hours after one, champions first. */
  List<InUse> since(Instant hour) {
    return queries
        .select(
            "select distinct role, model_name, model_version from DATAMART.FACT_MODEL_OUTCOMES"
                + " where timestamp_1h > ? order by all",
            hour)
        .rows()
        .stream()
        .map(row -> new InUse(role(row.get(0)), text(row.get(1)), text(row.get(2))))
        .sorted((a, b) -> a.role().compareTo(b.role()))
        .toList();
  }

  /** Who scored hours of a day. */
  List<InUse> on(LocalDate day) {
    return queries
        .select(
            "select distinct role, model_name, model_version from DATAMART.FACT_MODEL_OUTCOMES"
                + " where timestamp_1h::date = ? order by all",
            day)
        .rows()
        .stream()
        .map(row -> new InUse(role(row.get(0)), text(row.get(1)), text(row.get(2))))
        .toList();
  }

  /** The figures of the hours after one. */
  LiveFigures after(InUse model, Instant hour) {
    Tally tally = new Tally();
    queries
        .select(
            "select "
                + Tally.COLUMNS
                + " from DATAMART.FACT_MODEL_OUTCOMES where role = ? and model_name = ?"
                + " and model_version = ? and timestamp_1h > ? group by probability_bin",
            lower(model.role()),
            model.name(),
            model.version(),
            hour)
        .rows()
        .forEach(row -> tally.add(row, 0));
    return tally.figures();
  }

  /** The role with the newest hour first; empty when the version never scored. */
  List<LivePerformance> of(String name, String version, Instant now) {
    return queries
        .select(
            "select role, max(timestamp_1h) from DATAMART.FACT_MODEL_OUTCOMES where model_name = ?"
                + " and model_version = ? and timestamp_1h <= ? group by role order by 2 desc, 1",
            name,
            version,
            now)
        .rows()
        .stream()
        .map(row -> performance(new InUse(role(row.get(0)), name, version), newest(row.get(1))))
        .toList();
  }

  private LivePerformance performance(InUse model, Instant newest) {
    TreeMap<LocalDate, Tally> days = new TreeMap<>();
    Tally total = new Tally();
    Map<List<String>, Tally> beside = new LinkedHashMap<>();
    history(model)
        .rows()
        .forEach(row -> {
          LocalDate date = LocalDate.parse(text(row.get(0)));
          days.computeIfAbsent(date, d -> new Tally()).add(row, 3);
          total.add(row, 3);
          beside
              .computeIfAbsent(List.of(text(row.get(1)), text(row.get(2))), rival -> new Tally())
              .add(row, 3);
        });
    List<Day> newestDays =
        days.entrySet().stream()
            .skip(Math.max(0, days.size() - MOST_DAYS))
            .map(day -> new Day(day.getKey(), day.getValue().figures()))
            .toList();
    return new LivePerformance(
        model.role(),
        days.firstKey(),
        days.lastKey(),
        after(model, newest.minus(DAY)),
        after(model, newest.minus(WEEK)),
        total.figures(),
        newestDays,
        comparisons(model, beside));
  }

  private Table history(InUse model) {
    return queries.select(
        "select timestamp_1h::date::varchar, rival_name, rival_version, "
            + Tally.COLUMNS
            + " from DATAMART.FACT_MODEL_OUTCOMES where role = ? and model_name = ?"
            + " and model_version = ? group by all order by 1, 2, 3",
        lower(model.role()),
        model.name(),
        model.version());
  }

  private List<Comparison> comparisons(InUse model, Map<List<String>, Tally> beside) {
    Map<List<String>, Tally> rivals = new LinkedHashMap<>();
    queries
        .select(
            "select model_name, model_version, "
                + Tally.COLUMNS
                + " from DATAMART.FACT_MODEL_OUTCOMES where role <> ? and rival_name = ?"
                + " and rival_version = ? group by model_name, model_version, probability_bin"
                + " order by 1, 2",
            lower(model.role()),
            model.name(),
            model.version())
        .rows()
        .forEach(row ->
            rivals
                .computeIfAbsent(List.of(text(row.get(0)), text(row.get(1))), rival -> new Tally())
                .add(row, 2));
    List<Comparison> comparisons = new ArrayList<>();
    rivals.forEach((rival, figures) -> {
      Tally own = beside.get(rival);
      if (own != null) {
        comparisons.add(
            new Comparison(rival.get(0), rival.get(1), own.figures(), figures.figures()));
      }
    });
    return comparisons;
  }

  private static Role role(@Nullable Object text) {
    return Role.valueOf(text(text).toUpperCase(Locale.ROOT));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static Instant newest(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    throw new IllegalStateException("Cannot read live figures: the newest hour is " + value);
  }
}
