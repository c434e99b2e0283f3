package forewarn.warehouse.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object of the warehouse as its YAML and SQL files define it.
 *
 * @param schema RAW, STAGING or DATAMART
 * @param name lower case
 * @param grain what one row is
 * @param key columns that tell rows apart
 * @param keyImplies further columns that follow from the key alone, such as the day of its hour: a
 *     corrected row has the same in them
 * @param refresh when it is brought up to date, in words
 * @param refreshEvery how much of the data's time passes at least between two refreshes; zero for
 *     every refresh
 * @param recomputeBy columns of an incremental gold table: rows that agree in them are made anew
 *     together when one of them changes; empty for silver
 * @param keepWhenMissing columns whose earlier value stays when a later arrival has none
 * @param upstream named sources beside those of the SQL
 * @param sql the select it is made by, or null when the program writes it
 */
public record Definition(
    String schema,
    String name,
    String description,
    String grain,
    List<String> key,
    List<String> keyImplies,
    Kind kind,
    String refresh,
    Duration refreshEvery,
    List<String> recomputeBy,
    String owner,
    List<ColumnDefinition> columns,
    List<String> keepWhenMissing,
    List<CheckDefinition> checks,
    Expectations expectations,
    List<ExampleDefinition> examples,
    List<String> upstream,
    @Nullable String sql) {
  /** Columns of a RAW table that the program fills and no file has. */
  public static final Set<String> OWN_COLUMNS =
      Set.of(
          "load_number",
          "row_number",
          "unreadable",
          "source_topic",
          "source_partition",
          "source_offset");

  public Definition {
    key = List.copyOf(key);
    keyImplies = List.copyOf(keyImplies);
    recomputeBy = List.copyOf(recomputeBy);
    columns = List.copyOf(columns);
    keepWhenMissing = List.copyOf(keepWhenMissing);
    checks = List.copyOf(checks);
    examples = List.copyOf(examples);
    upstream = List.copyOf(upstream);
  }

  /** For example {@code STAGING.STG_CITY}. */
  public String fullName() {
    return schema + "." + name.toUpperCase(Locale.ROOT);
  }

  /** The select it is made by. */
  public String select() {
    if (sql == null) {
      throw new IllegalStateException("Cannot run " + fullName() + ": it has no SQL");
    }
    return sql;
  }

  public List<String> columnNames() {
    return columns.stream().map(ColumnDefinition::name).toList();
  }

  /** The columns that are the same on every arrival of a row: its key, and what follows from it. */
  public List<String> lastingColumns() {
    return Stream.concat(key.stream(), keyImplies.stream()).toList();
  }

  /** The columns of a RAW table as files bring them. */
  public List<ColumnDefinition> receivedColumns() {
    return columns.stream().filter(column -> !OWN_COLUMNS.contains(column.name())).toList();
  }

  public Optional<ColumnDefinition> column(String wanted) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The same with other columns. */
  Definition withColumns(List<ColumnDefinition> others) {
    return new Definition(
        schema,
        name,
        description,
        grain,
        key,
        keyImplies,
        kind,
        refresh,
        refreshEvery,
        recomputeBy,
        owner,
        others,
        keepWhenMissing,
        checks,
        expectations,
        examples,
        upstream,
        sql);
  }

  /** The column that says when: that of its freshness, else its first one with a time or a date. */
  public Optional<String> timeColumn() {
    Expectations.Freshness freshness = expectations.freshness();
    return freshness != null
        ? Optional.of(freshness.column())
        : columns.stream()
            .filter(column -> List.of("TIMESTAMP", "DATE").contains(column.type()))
            .map(ColumnDefinition::name)
            .findFirst();
  }

  /** Whether its rows are computed and kept. */
  public boolean isStored() {
    return kind == Kind.INCREMENTAL || kind == Kind.TABLE;
  }

  /** Whether files can be imported into it. */
  public boolean takesFiles() {
    return schema.equals("RAW") && column("unreadable").isPresent();
  }

  /** Whether it is made of what arrives in RAW, arrival by arrival. */
  public boolean isSilver() {
    return schema.equals("STAGING") && kind == Kind.INCREMENTAL;
  }

  /** Whether the program keeps it up to date all the time, so that a refresh leaves it alone. */
  public boolean isContinuous() {
    return refresh.equals("continuous");
  }
}
