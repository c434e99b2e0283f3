package forewarn.warehouse.query;

import forewarn.warehouse.Warehouse;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs our own SQL; never text from a user (see {@link OpenQuery}). Thread-safe. */
public final class Queries {
  private static final String HISTORY = "RAW.RAW_ML_FEATURES";

  private final Warehouse warehouse;
  private final KeptTables kept;

  public Queries(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.kept = new KeptTables(warehouse);
  }

  /** What the objects are that a select can read. */
  public Catalogue catalogue() {
    return warehouse.catalogue();
  }

  /**
   * All rows of a select.
   *
   * @param parameters for the question marks: String, Number, Boolean, Instant, LocalDate or null
   */
  public Table select(String sql, @Nullable Object... parameters) {
    List<Column> columns = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Session session = warehouse.session()) {
      session.read(
          sql,
          found -> found.forEach(column -> columns.add(new Column(column.name(), column.type()))),
          row -> rows.add(row.values(columns.size())),
          parameters);
    }
    return new Table(columns, rows, false);
  }

  /**
   * Like {@link #select}, for what is asked again and again: as long as no refresh has changed what
   * the select reads, the rows are those that were found before.
   *
   * @throws IllegalArgumentException when it reads what changes without a refresh, such as RAW or
   *     predictions
   */
  public Table selectKept(String sql, @Nullable Object... parameters) {
    return kept.find(sql, Arrays.asList(parameters), () -> select(sql, parameters));
  }

  /** A number that rises when files bring hourly rows, or somebody corrects one. */
  public long historyVersion() {
    return warehouse.changes().of(find(HISTORY));
  }

  /**
   * How often refreshes have changed an object, or what a view shows, for who keeps what was read.
   *
   * @param object with its schema
   * @throws IllegalArgumentException when it changes without a refresh
   */
  public long changes(String object) {
    return kept.changes(object);
  }

  /** Whether {@link #changes} counts all changes of an object. */
  public boolean changesByRefreshAlone(Definition object) {
    return kept.changesByRefreshAlone(object);
  }

  /**
   * Whether rows of some days may have changed.
   *
   * @param then the count, {@link #changes}, that changes after it are asked of
   * @param from the first of the days
   * @param before the day after the last
   */
  public boolean changedSince(String object, long then, LocalDate from, LocalDate before) {
    return warehouse.changes().changedSince(find(object), then, from, before);
  }

  private Definition find(String object) {
    return warehouse.catalogue().find(object).orElseThrow();
  }

  /** The hourly rows as plain numbers, for who needs many. */
  public HourlyHistory history() {
    return HourlyHistory.of(warehouse);
  }
}
