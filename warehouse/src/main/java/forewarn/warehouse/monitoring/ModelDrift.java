package forewarn.warehouse.monitoring;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads DATAMART.FACT_MODEL_DRIFT. Thread-safe. */
public final class ModelDrift {
  private static final String COLUMNS =
      "date::varchar, model_name, model_version, feature, rows_measured, day_index, week_index,"
          + " missing_share, least, most, outside_share";

  private final Warehouse warehouse;

  public ModelDrift(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Takes the place of what was measured of a model on a day. */
  public void store(LocalDate date, String model, String version, List<DriftRow> rows) {
    Instant now = Instant.now();
    try (Session session = warehouse.session()) {
      session.transaction(() -> {
        session.update(
            "delete from DATAMART.FACT_MODEL_DRIFT"
                + " where date = ?::date and model_name = ? and model_version = ?",
            date.toString(),
            model,
            version);
        for (DriftRow row : rows) {
          insert(session, row, now);
        }
      });
    }
  }

  private static void insert(Session session, DriftRow row, Instant now) {
    session.update(
        "insert into DATAMART.FACT_MODEL_DRIFT by name select ?::date as date, ? as model_name,"
            + " ? as model_version, ? as feature, ?::bigint as rows_measured,"
            + " ?::double as day_index, ?::double as week_index, ?::double as missing_share,"
            + " ?::double as least, ?::double as most, ?::double as outside_share,"
            + " ?::timestamp as measured_at",
        row.date().toString(),
        row.model(),
        row.version(),
        row.feature(),
        row.rows(),
        orNull(row.dayIndex()),
        orNull(row.weekIndex()),
        orNull(row.missing()),
        orNull(row.least()),
        orNull(row.most()),
        orNull(row.outside()),
        now);
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** What was measured of a model, oldest first, at most so many days. */
  public List<DriftRow> of(String model, String version, int mostDays) {
    try (Session session = warehouse.session()) {
      return session.list(
          "select %s from DATAMART.FACT_MODEL_DRIFT where model_name = ? and model_version = ? qualify dense_rank() over (order by date desc) <= %d order by FACT_MODEL_DRIFT.date, rowid"
              .formatted(COLUMNS, mostDays),
          ModelDrift::row,
          model,
          version);
    }
  }

  /** The newest day that was measured of any model. */
  public Optional<LocalDate> newestDay() {
    try (Session session = warehouse.session()) {
      return session
          .list(
              "select max(date)::varchar from DATAMART.FACT_MODEL_DRIFT",
              row -> Optional.ofNullable(row.textOrNull(1)).map(LocalDate::parse))
          .getFirst();
    }
  }

  private static DriftRow row(Row row) {
    return new DriftRow(
        LocalDate.parse(row.text(1)),
        row.text(2),
        row.text(3),
        row.text(4),
        row.number(5),
        row.real(6),
        row.real(7),
        row.real(8),
        row.real(9),
        row.real(10),
        row.real(11));
  }
}
