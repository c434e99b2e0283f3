package forewarn.warehouse.monitoring;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps DATAMART.FACT_MODEL_OUTCOMES up to date with FACT_PREDICTIONS. Days whose predictions or
 * outcomes have changed, however late, are found by their counts and newest times, and made again;
 * what results is what fact_model_outcomes.sql computes from scratch. Days whose predictions are no
 * longer kept are left as they are. Thread-safe.
 */
public final class ModelOutcomes {
  private static final String TABLE = "DATAMART.FACT_MODEL_OUTCOMES";
  private static final String PREDICTIONS = "DATAMART.FACT_PREDICTIONS";

  // Runs of hours reach from a day into the next, and are followed for at most a day.
  private static final int DAYS_BEFORE = 2;
  private static final int MOST_DAYS_AT_ONCE = 31;

  private static final String CHANGED_DAYS =
      """
      with made as (
        select date_trunc('day', timestamp_1h)::date as day, count(*) as scored,
          max(made_at) as made_at, max(outcome_at) as outcome_at
        from DATAMART.FACT_PREDICTIONS group by all
      ),
      kept as (
        select timestamp_1h::date as day, sum(times_scored) filter (where role = 'champion') as scored,
          max(last_made_at) as made_at, max(last_outcome_at) as outcome_at
        from DATAMART.FACT_MODEL_OUTCOMES group by all
      )
      select made.day::varchar from made left join kept on kept.day = made.day
      where (made.scored, made.made_at, made.outcome_at)
        is distinct from (kept.scored, kept.made_at, kept.outcome_at)
      order by made.day
      """;

  // A test's clock may stand at the end of time, which no timestamp can say.
  private static final Instant FARTHEST = Instant.EPOCH.plus(Duration.ofDays(365L * 200));

  private final Warehouse warehouse;
  private final String select;

  public ModelOutcomes(Warehouse warehouse) {
    this.warehouse = warehouse;
    Definition definition = warehouse.catalogue().find(TABLE).orElseThrow();
    this.select = definition.select();
  }

  /**
   * Brings the table up to date; waits while silver and gold are being made, and lets them go on
   * between one part and the next.
   *
   * @return number of days whose figures were made again
   */
  public int update() {
    try (Session session = warehouse.session()) {
      List<LocalDate> changed = session.list(CHANGED_DAYS, row -> LocalDate.parse(row.text(1)));
      for (List<LocalDate> run : runs(changed)) {
        warehouse.batchWork().lock();
        try {
          remake(session, run.getFirst(), run.getLast().plusDays(2));
        } finally {
          warehouse.batchWork().unlock();
        }
      }
      return changed.size();
    }
  }

  private static List<List<LocalDate>> runs(List<LocalDate> days) {
    List<List<LocalDate>> runs = new ArrayList<>();
    for (LocalDate day : days) {
      boolean goesOn =
          !runs.isEmpty()
              && runs.getLast().size() < MOST_DAYS_AT_ONCE
              && runs.getLast().getLast().plusDays(1).equals(day);
      if (!goesOn) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(day);
    }
    return runs;
  }

  private void remake(Session session, LocalDate from, LocalDate end) {
    String within = within(from, end);
    String near =
        "(from %s where %s)".formatted(PREDICTIONS, within(from.minusDays(DAYS_BEFORE), end));
    session.transaction(() -> {
      session.update(
          "delete from %s where %s and timestamp_1h::date in (select timestamp_1h::date from %s where %s)"
              .formatted(TABLE, within, PREDICTIONS, within));
      session.update(
          "insert into %s by name from (%s) where %s"
              .formatted(TABLE, select.replace(PREDICTIONS, near), within));
    });
  }

  // Literals: DuckDB leaves out row groups by them, which it does not by parameters.
  private static String within(LocalDate from, LocalDate end) {
    return "timestamp_1h >= timestamp '%s 00:00:00' and timestamp_1h < timestamp '%s 00:00:00'"
        .formatted(from, end);
  }

  /** The newest hour that was scored and is not ahead of the data's clock. */
  public Optional<Instant> newestHour() {
    try (Session session = warehouse.session()) {
      return session
          .list(
              "select max(timestamp_1h) from %s where timestamp_1h <= %s"
                  .formatted(TABLE, literal(warehouse.dataTime())),
              row -> Optional.ofNullable(row.instantOrNull(1)))
          .getFirst();
    }
  }

  /** The newest hourly row of the network that is not ahead of the data's clock. */
  public Optional<Instant> newestRecord() {
    try (Session session = warehouse.session()) {
      return session
          .list(
              "select max(timestamp_1h) from DATAMART.FACT_ML_FEATURES where timestamp_1h <= %s"
                  .formatted(literal(warehouse.dataTime())),
              row -> Optional.ofNullable(row.instantOrNull(1)))
          .getFirst();
    }
  }

  /** Visits what a model said of the hours of some days, in whichever role. */
  public void probabilities(
      String name, String version, LocalDate from, LocalDate end, ProbabilityVisitor visitor) {
    String within = within(from, end);
    try (Session session = warehouse.session()) {
      session.each(
          """
          select (epoch_us(timestamp_1h) // 86400000000)::bigint, probability from %1$s
          where %2$s and model_name = ? and model_version = ?
          union all
          select (epoch_us(timestamp_1h) // 86400000000)::bigint, challenger_probability from %1$s
          where %2$s and challenger_name = ? and challenger_version = ?
          """
              .formatted(PREDICTIONS, within),
          row -> visitor.probability(LocalDate.ofEpochDay(row.number(1)), row.real(2)),
          name,
          version,
          name,
          version);
    }
  }

  /** Sees probabilities one after the other. */
  @FunctionalInterface
  public interface ProbabilityVisitor {
    void probability(LocalDate day, double probability);
  }

  private static String literal(Instant time) {
    Instant within = time.isAfter(FARTHEST) ? FARTHEST : time;
    return "timestamp '" + LocalDateTime.ofInstant(within, ZoneOffset.UTC) + "'";
  }
}
