package forewarn.warehouse.lineage;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.lineage.Rows.Output;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where the values of every column of the catalogue come from and where they go, found in the SQL
 * of the definitions by DuckDB's own parser. Immutable.
 */
public final class ColumnLineage {
  private final SortedMap<ColumnName, Origin> origins;
  private final SortedMap<ColumnName, SortedMap<ColumnName, Derivation>> uses = new TreeMap<>();

  private ColumnLineage(SortedMap<ColumnName, Origin> origins) {
    this.origins = origins;
    origins.forEach((column, origin) ->
        origin
            .sources()
            .forEach((source, derivation) ->
                uses.computeIfAbsent(source, s -> new TreeMap<>()).put(column, derivation)));
  }

  public static ColumnLineage of(Catalogue catalogue) {
    try (Database parser = Database.inMemory(Map.of());
        Session session = parser.session()) {
      SelectLineage selects = selects(session, catalogue);
      SortedMap<ColumnName, Origin> origins = new TreeMap<>();
      for (Definition definition : catalogue.definitions()) {
        Rows rows =
            definition.sql() == null
                ? written(catalogue, definition)
                : selects.of(ParsedSql.tree(session, definition.select()));
        for (String column : definition.columnNames()) {
          origins.put(
              new ColumnName(definition.fullName(), column),
              rows.find(column).orElseGet(() -> everything(catalogue, definition).guessed()));
        }
      }
      return new ColumnLineage(origins);
    }
  }

  static SelectLineage selects(Session session, Catalogue catalogue) {
    Set<String> aggregates =
        new HashSet<>(
            session.list(
                "select distinct function_name from duckdb_functions() where function_type = 'aggregate'",
                row -> row.text(1).toLowerCase(Locale.ROOT)));
    Function<String, Rows> tables =
        name ->
            catalogue
                .find(name)
                .map(ColumnLineage::columnsOf)
                .orElse(Rows.unnamed(Origin.NONE.guessed()));
    return new SelectLineage(tables, aggregates);
  }

  private static Rows columnsOf(Definition definition) {
    return new Rows(
        definition.columnNames().stream()
            .map(column ->
                new Output(column, Origin.of(new ColumnName(definition.fullName(), column))))
            .toList(),
        null);
  }

  // The program fills it: from its named sources, in a way that is not SQL.
  private static Rows written(Catalogue catalogue, Definition definition) {
    Origin sources = everything(catalogue, definition);
    return Rows.unnamed(sources.sources().isEmpty() ? Origin.NONE : sources.guessed());
  }

  private static Origin everything(Catalogue catalogue, Definition definition) {
    return Origin.all(
        catalogue.upstream(definition).stream()
            .map(source -> columnsOf(source).everything())
            .toList());
  }

  /** The columns that a column's values are directly made from. */
  public Origin origin(ColumnName column) {
    return origins.getOrDefault(column, Origin.NONE);
  }

  /** The columns whose values are directly made from a column. */
  public SortedMap<ColumnName, Derivation> uses(ColumnName column) {
    return Collections.unmodifiableSortedMap(uses.getOrDefault(column, new TreeMap<>()));
  }

  /** The first columns of the chain that leads to a column: those with no source of their own. */
  public List<ColumnName> roots(ColumnName column) {
    Set<ColumnName> seen = new HashSet<>();
    collect(column, seen);
    return seen.stream()
        .filter(one -> !one.equals(column) && origin(one).sources().isEmpty())
        .sorted()
        .toList();
  }

  private void collect(ColumnName column, Set<ColumnName> seen) {
    if (seen.add(column)) {
      origin(column).sources().keySet().forEach(source -> collect(source, seen));
    }
  }

  /** Every column of the catalogue with its origin. */
  public SortedMap<ColumnName, Origin> all() {
    return Collections.unmodifiableSortedMap(origins);
  }
}
