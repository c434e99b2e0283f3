package forewarn.warehouse.model;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Sources;
import forewarn.warehouse.database.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes old rows from tables of bronze, by whole months, one month in a transaction. What is made
 * from such a table is made anew by the next refresh, as a rebuild would; removing by the month
 * makes that rare. Age is counted from the newest row that is not in the future, so that a network
 * that has fallen silent keeps what it has. Rows without a time stay, and so does the list of
 * loads.
 */
final class TableRetention {
  private final Warehouse warehouse;
  private final Session session;

  TableRetention(Warehouse warehouse, Session session) {
    this.warehouse = warehouse;
    this.session = session;
  }

  /** Returns the number of rows removed from bronze. */
  long removeOld() {
    long removed = 0;
    for (var kept : warehouse.settings().retention().entrySet()) {
      Definition table = warehouse.catalogue().find(kept.getKey()).orElseThrow();
      String time = table.timeColumn().orElseThrow();
      removed += removeOld(table, time, kept.getValue());
    }
    return removed;
  }

  private long removeOld(Definition table, String time, Duration kept) {
    Optional<Instant> end =
        time(
            "select date_trunc('month', max(%1$s) - to_milliseconds(?)) from %2$s where %1$s <= ?"
                .formatted(time, table.fullName()),
            kept.toMillis(),
            warehouse.dataTime());
    long removed = 0;
    while (end.isPresent()) {
      // The end is the first of a month too, so that no month reaches beyond it.
      Optional<Instant> month =
          time(
              "select date_trunc('month', min(%1$s)) + interval 1 month from %2$s where %1$s < ?"
                  .formatted(time, table.fullName()),
              end.get());
      if (month.isEmpty()) {
        break;
      }
      removed += removeBefore(table, time, month.get());
    }
    return removed;
  }

  private Optional<Instant> time(String select, Object... parameters) {
    return session
        .list(select, row -> Optional.ofNullable(row.instantOrNull(1)), parameters)
        .getFirst();
  }

  private long removeBefore(Definition table, String time, Instant end) {
    long[] removed = new long[1];
    session.transaction(() -> {
      removed[0] = remove(table, time, end);
      for (Definition made : madeFrom(table)) {
        if (made.isContinuous()) {
          remove(made, time, end);
        } else {
          Made.forget(session, made);
        }
      }
    });
    return removed[0];
  }

  private long remove(Definition table, String time, Instant end) {
    return session.update("delete from %s where %s < ?".formatted(table.fullName(), time), end);
  }

  private List<Definition> madeFrom(Definition table) {
    return warehouse.catalogue().definitions().stream()
        .filter(Definition::isStored)
        .filter(made -> Sources.of(warehouse.catalogue(), made).stored().contains(table))
        .toList();
  }
}
