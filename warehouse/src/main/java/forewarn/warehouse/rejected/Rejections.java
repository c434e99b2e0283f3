package forewarn.warehouse.rejected;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Row;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.rejected.RejectedRow.Correction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows in STAGING.REJECTED. Thread-safe. */
public final class Rejections {
  private static final String ROWS =
      """
      select rejected.table_name, rejected.load_number, rejected.row_number, rejected.rule,
        array_to_string(coalesce(rejected.rules, [rejected.rule]), ','), rejected.message,
        rejected.raw_row, rejected.rejected_at, loads.file, corrections.load_number,
        corrections.corrected_by, corrections.corrected_at, corrections.changes
      from STAGING.REJECTED as rejected
      left join RAW.LOADS as loads on loads.load_number = rejected.load_number
      left join RAW.CORRECTIONS as corrections
        on corrections.table_name = rejected.table_name
        and corrections.corrected_load = rejected.load_number
        and corrections.corrected_row = rejected.row_number
      """;
  private static final String FILTER =
      " where (? = '' or rejected.table_name = ?)"
          + " and (? = '' or list_contains(coalesce(rejected.rules, [rejected.rule]), ?))";

  private final Warehouse warehouse;

  public Rejections(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Which rows are meant.
   *
   * @param table a silver table in any case, with or without its schema; empty for all
   * @param rule one that a row broke, not only the first; empty for all
   */
  public record Filter(String table, String rule) {
    public static final Filter NONE = new Filter("", "");

    public Filter {
      table = table.toLowerCase(Locale.ROOT).replaceFirst("^staging\\.", "");
    }

    private Object[] parameters() {
      return new Object[] {table, table, rule, rule};
    }
  }

  /**
   * How many rows broke a rule.
   *
   * @param table the silver table, lower case
   * @param rows a row that broke several rules counts for each
   * @param corrected those of them that somebody has corrected
   * @param first when the first of them was rejected, by the wall clock
   */
  public record RuleCount(
      String table, String rule, long rows, long corrected, Instant first, Instant last) {}

  /** Counts for each table and rule, most rows first. */
  public List<RuleCount> counts() {
    try (Session session = warehouse.session()) {
      return session.list(
          """
          select table_name, rule, count(*), count(corrected_by), min(rejected_at), max(rejected_at)
          from (
            select rejected.table_name, corrected_by, rejected_at,
              unnest(coalesce(rejected.rules, [rejected.rule])) as rule
            from STAGING.REJECTED as rejected
            left join RAW.CORRECTIONS as corrections
              on corrections.table_name = rejected.table_name
              and corrections.corrected_load = rejected.load_number
              and corrections.corrected_row = rejected.row_number
          )
          group by all order by count(*) desc, table_name, rule
          """,
          row ->
              new RuleCount(
                  row.text(1),
                  row.text(2),
                  row.number(3),
                  row.number(4),
                  time(row, 5),
                  time(row, 6)));
    }
  }

  /** Number of rows. */
  public long count(Filter filter) {
    try (Session session = warehouse.session()) {
      return session.number(
          "select count(*) from STAGING.REJECTED as rejected" + FILTER, filter.parameters());
    }
  }

  /** Number of rows that somebody has corrected. */
  public long corrected() {
    try (Session session = warehouse.session()) {
      return session.number(
          """
          select count(*) from STAGING.REJECTED as rejected
          semi join RAW.CORRECTIONS as corrections
            on corrections.table_name = rejected.table_name
            and corrections.corrected_load = rejected.load_number
            and corrections.corrected_row = rejected.row_number
          """);
    }
  }

  /** Some rows, newest load first. */
  public List<RejectedRow> rows(Filter filter, int limit, long offset) {
    try (Session session = warehouse.session()) {
      return session.list(
          "%s%s order by rejected.load_number desc, rejected.row_number, rejected.table_name limit %d offset %d"
              .formatted(ROWS, FILTER, limit, offset),
          Rejections::row,
          filter.parameters());
    }
  }

  /** Visits all rows, in no order. */
  public void each(Filter filter, Consumer<RejectedRow> visit) {
    try (Session session = warehouse.session()) {
      session.each(ROWS + FILTER, row -> visit.accept(row(row)), filter.parameters());
    }
  }

  public Optional<RejectedRow> find(String table, long load, long row) {
    try (Session session = warehouse.session()) {
      return find(session, table, load, row);
    }
  }

  static Optional<RejectedRow> find(Session session, String table, long load, long row) {
    return session
        .list(
            ROWS
                + " where rejected.table_name = ? and rejected.load_number = ?"
                + " and rejected.row_number = ? limit 1",
            Rejections::row,
            table.toLowerCase(Locale.ROOT),
            load,
            row)
        .stream()
        .findFirst();
  }

  private static RejectedRow row(Row row) {
    String by = row.textOrNull(11);
    return new RejectedRow(
        row.text(1),
        row.number(2),
        row.number(3),
        row.text(4),
        Arrays.asList(row.text(5).split(",")),
        String.valueOf(row.textOrNull(6)),
        row.text(7),
        time(row, 8),
        row.textOrNull(9),
        by == null ? null : new Correction(row.number(10), by, time(row, 12), row.text(13)));
  }

  private static Instant time(Row row, int column) {
    return Objects.requireNonNull(row.instantOrNull(column));
  }
}
