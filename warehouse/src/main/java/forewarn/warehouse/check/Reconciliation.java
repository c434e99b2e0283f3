package forewarn.warehouse.check;

import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.database.Session;
import java.util.stream.Collectors;

/**
 * Accounts for every row that arrived in RAW: silver has kept it, or refused it into
 * STAGING.REJECTED, or has a later arrival of the same key. Rows are looked up by load and row
 * number; keys are worked out only for those that are neither kept nor refused.
 */
final class Reconciliation {
  static final String NOTHING_LOST = "nothing_lost";
  private static final String UNACCOUNTED = "reconcile_unaccounted";

  private final Session session;

  Reconciliation(Session session) {
    this.session = session;
  }

  /**
   * Counts what is lost.
   *
   * @param received number of rows that arrived
   */
  Finding run(Arrivals arrivals, long received) {
    session.update(
        """
        create or replace temp table %s as
        select * from %s
        anti join %s using (load_number, row_number)
        anti join (
          select load_number, row_number from STAGING.REJECTED
          where table_name = '%s' and %s
        ) using (load_number, row_number)
        """
            .formatted(
                UNACCOUNTED,
                arrivals.in(arrivals.driver().fullName()),
                arrivals.in(arrivals.silver().fullName()),
                arrivals.silver().name(),
                arrivals.condition()));
    try {
      long lost = session.number("select count(*) from " + UNACCOUNTED) == 0 ? 0 : lost(arrivals);
      String message = lost == 0 ? null : "for example " + example();
      return new Finding(NOTHING_LOST, Severity.WARN, received, lost, message);
    } finally {
      session.update("drop table if exists " + UNACCOUNTED);
    }
  }

  private long lost(Arrivals arrivals) {
    String sameKey =
        arrivals.silver().key().stream()
            .map(column -> "kept.%1$s = arrived.%1$s".formatted(column))
            .collect(Collectors.joining(" and "));
    session.update(
        """
        create or replace temp table %1$s as
        select * from %1$s anti join (
          select arrived.load_number, arrived.row_number
          from (
            select * from %2$s semi join %1$s using (load_number, row_number)
          ) as arrived
          join %3$s as kept on %4$s
          where (kept.load_number, kept.row_number) > (arrived.load_number, arrived.row_number)
        ) using (load_number, row_number)
        """
            .formatted(
                UNACCOUNTED,
                arrivals.rowsIn("(" + arrivals.silver().select() + ")"),
                arrivals.silver().fullName(),
                sameKey));
    return session.number("select count(*) from " + UNACCOUNTED);
  }

  private String example() {
    return session
        .list(
            "select 'row ' || row_number || ' of load ' || load_number from "
                + UNACCOUNTED
                + " order by load_number, row_number limit 1",
            row -> row.text(1))
        .getFirst();
  }
}
