package forewarn.warehouse.check;

import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Reads and writes STAGING.HELD. */
final class HeldObjects {
  private final Session session;

  HeldObjects(Session session) {
    this.session = session;
  }

  List<HeldObject> all() {
    return session.list(
        "select object_name, check_name, rows_failed, message, held_since, tried_at"
            + " from STAGING.HELD order by held_since, object_name",
        row ->
            new HeldObject(
                row.text(1),
                row.text(2),
                row.number(3),
                row.textOrNull(4),
                instant(row, 5),
                instant(row, 6)));
  }

  /** Whether it is held back, and was so when made from the same. */
  boolean wasTriedWith(String object, String madeFrom) {
    return session.number(
            "select count(*) from STAGING.HELD where object_name = ? and made_from = ?",
            object,
            madeFrom)
        > 0;
  }

  void hold(String object, Finding finding, String madeFrom, Instant now) {
    session.update(
        """
        merge into STAGING.HELD as known
        using (select ? as object_name, ? as check_name, ?::bigint as rows_failed,
          ?::varchar as message, ? as made_from, ?::timestamp as tried_at) as found
        on known.object_name = found.object_name
        when matched then update set check_name = found.check_name,
          rows_failed = found.rows_failed, message = found.message, made_from = found.made_from,
          tried_at = found.tried_at
        when not matched then insert
          (object_name, check_name, rows_failed, message, made_from, held_since, tried_at)
          values (found.object_name, found.check_name, found.rows_failed, found.message,
            found.made_from, found.tried_at, found.tried_at)
        """,
        object,
        finding.check(),
        finding.rowsFailed(),
        finding.message(),
        madeFrom,
        now);
  }

  void release(String object) {
    session.update("delete from STAGING.HELD where object_name = ?", object);
  }

  /** Lets each be tried again although nothing has changed. */
  void tryAgain() {
    session.update("update STAGING.HELD set made_from = ''");
  }

  static Instant instant(Row row, int column) {
    return Objects.requireNonNull(row.instantOrNull(column));
  }
}
