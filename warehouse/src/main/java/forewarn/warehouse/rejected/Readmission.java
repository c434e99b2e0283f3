package forewarn.warehouse.rejected;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseException;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.check.Rules;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.rejected.InvalidCorrectionException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets a rejected row in again after somebody has corrected it: as a new arrival, in a load of its
 * own, so that RAW keeps the row as received and a rebuild comes to the same result. The next
 * refresh takes it into silver. What references or rules made wrong needs none of this: silver is
 * made anew when they change. Thread-safe.
 */
public final class Readmission {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Warehouse warehouse;

  public Readmission(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The columns that can be corrected, in the order of the RAW table; empty for no such table. */
  public List<String> columns(String table) {
    Optional<Definition> silver = silver(table);
    if (silver.isEmpty()) {
      return List.of();
    }
    try (Session session = warehouse.session()) {
      return CorrectedRow.columnsOf(session, driver(silver.get())).stream()
          .map(CorrectedRow.Column::name)
          .toList();
    }
  }

  /**
   * Writes the corrected row. It is tried against the rules first, so that it is not rejected
   * again.
   *
   * @param table the silver table that refused the row, in any case, with or without its schema
   * @param load the load of the row
   * @param row its place in the load
   * @param changes new values by column of the RAW table, read as those of a file are; null or
   *     empty for no value
   * @param who the user
   * @return number of the load that brings the corrected row
   * @throws InvalidCorrectionException naming every problem
   * @throws WarehouseException when the warehouse is busy for longer than a few seconds
   */
  public long correct(
      String table, long load, long row, Map<String, @Nullable String> changes, String who) {
    Definition silver =
        silver(table)
            .orElseThrow(
                () -> InvalidCorrectionException.of("", "there is no silver table " + table));
    return alone(() -> {
      try (Session session = warehouse.session()) {
        return correct(session, silver, load, row, changes, who);
      }
    });
  }

  private long correct(
      Session session,
      Definition silver,
      long load,
      long row,
      Map<String, @Nullable String> changes,
      String who) {
    RejectedRow rejected = open(session, silver, load, row);
    CorrectedRow corrected = CorrectedRow.of(session, driver(silver), rejected, changes);
    long[] readmitted = new long[1];
    session.transaction(() -> {
      readmitted[0] = session.number("select coalesce(max(load_number), 0) + 1 from RAW.LOADS");
      session.update(
          """
          insert into RAW.LOADS (load_number, table_name, row_count, loaded_at, arrived_at)
          values (?, ?, 1, (now() at time zone 'UTC'), ?)
          """,
          readmitted[0],
          driver(silver).name(),
          warehouse.arrivalTime());
      corrected.insert(session, readmitted[0]);
      session.update(
          """
          insert into RAW.CORRECTIONS
            (load_number, table_name, corrected_load, corrected_row, changes, corrected_by, corrected_at)
          values (?, ?, ?, ?, ?::json, ?, (now() at time zone 'UTC'))
          """,
          readmitted[0],
          silver.name(),
          load,
          row,
          corrected.changes(),
          who);
      tryRules(session, silver, rejected, readmitted[0]);
    });
    warehouse.changes().add(driver(silver));
    return readmitted[0];
  }

  private static RejectedRow open(Session session, Definition silver, long load, long row) {
    RejectedRow rejected =
        Rejections.find(session, silver.name(), load, row)
            .orElseThrow(() ->
                InvalidCorrectionException.of(
                    "",
                    "%s has rejected no row %d of load %d"
                        .formatted(silver.fullName(), row, load)));
    if (rejected.correction() != null) {
      throw InvalidCorrectionException.of(
          "", "it is corrected already, by load " + rejected.correction().load());
    }
    return rejected;
  }

  // Within the transaction, which what is thrown here undoes.
  private static void tryRules(
      Session session, Definition silver, RejectedRow rejected, long load) {
    String arrived = "(select * from (%s) where load_number = %d)".formatted(silver.select(), load);
    List<Problem> problems =
        new ArrayList<>(
            session.list(
                "select unnest(%s) from %s".formatted(new Rules(silver).messageList(), arrived),
                row -> new Problem("", row.text(1))));
    String sameKey =
        silver.key().stream()
            .map(column -> "kept.%1$s = arrived.%1$s".formatted(column))
            .collect(Collectors.joining(" and "));
    problems.addAll(
        session.list(
            """
            select kept.load_number from %s as arrived join %s as kept on %s
            where (kept.load_number, kept.row_number) > (?::bigint, ?::bigint)
            """
                .formatted(arrived, silver.fullName(), sameKey),
            row ->
                new Problem(
                    "",
                    "load %d has brought a later row of the same key, which this one would replace"
                        .formatted(row.number(1))),
            rejected.load(),
            rejected.row()));
    if (!problems.isEmpty()) {
      throw new InvalidCorrectionException(problems);
    }
  }

  private Optional<Definition> silver(String table) {
    String name = table.contains(".") ? table : "STAGING." + table;
    return warehouse.catalogue().find(name).filter(Definition::isSilver);
  }

  private Definition driver(Definition silver) {
    return warehouse.catalogue().upstream(silver).stream()
        .filter(Definition::takesFiles)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Cannot find the RAW table of " + silver.fullName()));
  }

  private long alone(LongSupplier work) {
    try {
      if (!warehouse.batchWork().tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new WarehouseException(
            "Cannot correct the row now: the warehouse is busy with a load or rebuild; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WarehouseException("Cannot correct the row: interrupted", e);
    }
    try {
      return work.getAsLong();
    } finally {
      warehouse.batchWork().unlock();
    }
  }
}
