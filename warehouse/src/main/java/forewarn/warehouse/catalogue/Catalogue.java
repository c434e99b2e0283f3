package forewarn.warehouse.catalogue;

import forewarn.warehouse.database.Database;
import forewarn.warehouse.database.ParsedSql;
import forewarn.warehouse.database.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every object of the warehouse with its columns, checks and lineage. The lineage is what DuckDB's
 * own parser finds in the SQL, so it cannot be wrong. Immutable.
 */
public final class Catalogue {
  private final Map<String, Definition> byName;
  private final Map<String, Set<String>> upstream;

  private Catalogue(Map<String, Definition> byName, Map<String, Set<String>> upstream) {
    this.byName = byName;
    this.upstream = upstream;
  }

  /**
   * Reads the definitions that are part of the program.
   *
   * @throws InvalidDefinitionException naming everything that is wrong
   */
  public static Catalogue load() {
    return of(DefinitionFiles.readAll());
  }

  /**
   * Reads the definitions in the folders {@code raw}, {@code staging} and {@code datamart} of a
   * directory.
   *
   * @throws InvalidDefinitionException naming everything that is wrong
   */
  public static Catalogue read(Path directory) throws IOException {
    return of(DefinitionFiles.readFolders(directory));
  }

  static Catalogue of(DefinitionFiles.Content content) {
    List<Definition> definitions = content.definitions();
    Map<String, Definition> byName = new LinkedHashMap<>();
    definitions.forEach(definition -> byName.put(definition.fullName(), definition));
    try (Database parser = Database.inMemory(Map.of());
        Session session = parser.session()) {
      Map<String, Set<String>> upstream = new LinkedHashMap<>();
      definitions.forEach(
          definition -> upstream.put(definition.fullName(), sources(session, definition)));
      Catalogue catalogue =
          new Catalogue(
              described(inOrder(byName, upstream), upstream, content.dictionary()), upstream);
      catalogue.examine();
      return catalogue;
    }
  }

  private static Map<String, Definition> described(
      Map<String, Definition> inOrder,
      Map<String, Set<String>> upstream,
      Map<String, ColumnDefinition> dictionary) {
    SharedColumns columns = new SharedColumns(dictionary);
    List<String> problems = new ArrayList<>();
    Map<String, Definition> described = new LinkedHashMap<>();
    inOrder.forEach((name, definition) -> {
      List<Definition> sources =
          upstream.getOrDefault(name, Set.of()).stream()
              .map(source -> required(described, source, name))
              .toList();
      Definition resolved = columns.resolve(definition, sources, problems);
      Measures.examine(resolved, problems);
      described.put(name, resolved);
    });
    if (!problems.isEmpty()) {
      throw new InvalidDefinitionException(problems);
    }
    return described;
  }

  private void examine() {
    List<String> problems = new ArrayList<>();
    byName.values().forEach(definition -> Sources.of(this, definition).examine(problems));
    if (!problems.isEmpty()) {
      throw new InvalidDefinitionException(problems);
    }
  }

  /** Every object, each after all that it is made from. */
  public List<Definition> definitions() {
    return List.copyOf(byName.values());
  }

  /** The object of a name such as {@code STAGING.STG_CITY}, in any case. */
  public Optional<Definition> find(String fullName) {
    return Optional.ofNullable(byName.get(fullName.toUpperCase(Locale.ROOT)));
  }

  /** The objects it is directly made from, including those that only its checks read. */
  public List<Definition> upstream(Definition definition) {
    return upstream.getOrDefault(definition.fullName(), Set.of()).stream()
        .map(name -> required(byName, name, definition.fullName()))
        .toList();
  }

  private static Set<String> sources(Session session, Definition definition) {
    Set<String> sources = new LinkedHashSet<>(definition.upstream());
    if (definition.sql() != null) {
      tables(session, definition, definition.select(), sources);
      for (CheckDefinition check : definition.checks()) {
        tables(session, definition, "select 1 where " + check.sql(), sources);
      }
    }
    return sources;
  }

  private static void tables(
      Session session, Definition definition, String sql, Set<String> sources) {
    for (ParsedSql.Name table : ParsedSql.parse(session, sql).tables()) {
      if (table.path().size() != 2) {
        throw new InvalidDefinitionException(
            List.of(definition.fullName() + ": table " + table + " is not named with its schema"));
      }
      sources.add(table.toString().toUpperCase(Locale.ROOT));
    }
  }

  private static Map<String, Definition> inOrder(
      Map<String, Definition> byName, Map<String, Set<String>> upstream) {
    Map<String, Definition> ordered = new LinkedHashMap<>();
    byName.keySet().forEach(name -> place(name, byName, upstream, ordered, new ArrayList<>()));
    return ordered;
  }

  private static void place(
      String name,
      Map<String, Definition> byName,
      Map<String, Set<String>> upstream,
      Map<String, Definition> ordered,
      List<String> below) {
    if (below.contains(name)) {
      throw new InvalidDefinitionException(List.of(name + " is made from itself: " + below));
    }
    if (ordered.containsKey(name)) {
      return;
    }
    below.add(name);
    for (String source : upstream.getOrDefault(name, Set.of())) {
      place(required(byName, source, name).fullName(), byName, upstream, ordered, below);
    }
    below.removeLast();
    ordered.put(name, required(byName, name, name));
  }

  private static Definition required(Map<String, Definition> byName, String name, String by) {
    Definition definition = byName.get(name);
    if (definition == null) {
      throw new InvalidDefinitionException(
          List.of(by + " reads " + name + ", which does not exist"));
    }
    return definition;
  }
}
