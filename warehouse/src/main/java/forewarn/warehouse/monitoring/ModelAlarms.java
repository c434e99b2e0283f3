package forewarn.warehouse.monitoring;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads DATAMART.FACT_MODEL_ALARMS. Thread-safe. */
public final class ModelAlarms {
  private static final String COLUMNS =
      "model_name, model_version, role, kind, feature, since, until, value, least, most, message,"
          + " advice";
  private static final String ORDER = " order by until is not null, since desc, kind, feature";

  private final Warehouse warehouse;

  public ModelAlarms(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Adds an alarm, or takes the place of what was known of it. */
  public void store(StoredAlarm alarm) {
    try (Session session = warehouse.session()) {
      session.transaction(() -> {
        session.update(
            "delete from DATAMART.FACT_MODEL_ALARMS where model_name = ? and model_version = ?"
                + " and kind = ? and feature = ? and since = ?::timestamp",
            alarm.model(),
            alarm.version(),
            alarm.kind(),
            alarm.feature(),
            alarm.since());
        insert(session, alarm);
      });
    }
  }

  private static void insert(Session session, StoredAlarm alarm) {
    session.update(
        "insert into DATAMART.FACT_MODEL_ALARMS ("
            + COLUMNS
            + ", updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        alarm.model(),
        alarm.version(),
        alarm.role(),
        alarm.kind(),
        alarm.feature(),
        alarm.since(),
        alarm.until(),
        alarm.value(),
        alarm.least(),
        alarm.most(),
        alarm.message(),
        alarm.advice(),
        Instant.now());
  }

  /** Active ones first, then the latest. */
  public List<StoredAlarm> all(int most) {
    return list("true", most);
  }

  /** Those of one model version, active ones first, then the latest. */
  public List<StoredAlarm> of(String model, String version, int most) {
    return list("model_name = ? and model_version = ?", most, model, version);
  }

  /** Those that have not ended. */
  public List<StoredAlarm> active() {
    return list("until is null", Integer.MAX_VALUE);
  }

  private List<StoredAlarm> list(String condition, int most, Object... parameters) {
    try (Session session = warehouse.session()) {
      return session.list(
          "select %s from DATAMART.FACT_MODEL_ALARMS where %s%s limit %d"
              .formatted(COLUMNS, condition, ORDER, most),
          ModelAlarms::alarm,
          parameters);
    }
  }

  private static StoredAlarm alarm(Row row) {
    Instant since = row.instantOrNull(6);
    if (since == null) {
      throw new IllegalStateException("Cannot read an alarm of models: it has no since");
    }
    return new StoredAlarm(
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        since,
        row.instantOrNull(7),
        row.real(8),
        orNull(row.real(9)),
        orNull(row.real(10)),
        row.text(11),
        row.text(12));
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
