package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.Session;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an object was made from the last time, and what it would be made from now. Rows arrive
 * through one RAW table, the object's driver, by load number. When the definition or any other
 * source has changed, rows already made may be wrong and the object is made anew; so refreshing
 * cannot drift from rebuilding.
 */
final class Freshness {
  private static final String LOADS = "RAW.LOADS";

  private final Session session;
  private final Definition definition;
  private final List<Definition> upstream;

  Freshness(Session session, Catalogue catalogue, Definition definition) {
    this.session = session;
    this.definition = definition;
    this.upstream = catalogue.upstream(definition);
  }

  /** The RAW table through which rows arrive. */
  Definition driver() {
    List<Definition> drivers =
        upstream.stream().filter(Freshness::hasLoads).filter(d -> !isLoads(d)).toList();
    if (drivers.size() != 1) {
      throw new IllegalStateException(
          "Cannot refresh " + definition.fullName() + ": it needs one RAW table, has " + drivers);
    }
    return drivers.getFirst();
  }

  long newestLoad() {
    return session.number("select max(load_number) from " + driver().fullName());
  }

  long loadDone() {
    return session.number(
        "select load_number from STAGING.REFRESHED where object_name = ?", definition.fullName());
  }

  boolean sourcesChanged() {
    return !session
        .list(
            "select made_from from STAGING.REFRESHED where object_name = ?",
            row -> row.text(1),
            definition.fullName())
        .equals(List.of(sources()));
  }

  /** Remembers what the object is now made from; a change lets those made from it follow. */
  void record(long load, boolean changed) {
    String name = definition.fullName();
    long version =
        session.number("select version from STAGING.REFRESHED where object_name = ?", name);
    session.update("delete from STAGING.REFRESHED where object_name = ?", name);
    session.update(
        "insert into STAGING.REFRESHED select ?, ?, ?, ?, (now() at time zone 'UTC')",
        name,
        load,
        changed ? version + 1 : version,
        sources());
  }

  /** The versions of all it would be made from now. */
  String sources() {
    String versions =
        upstream.stream()
            .filter(source -> source.kind() != Kind.WRITTEN)
            .map(source -> source.fullName() + " " + versionOf(source))
            .collect(Collectors.joining(", "));
    return "definition " + fingerprint() + (versions.isEmpty() ? "" : ", " + versions);
  }

  private long versionOf(Definition source) {
    return session.number(
        "select version from STAGING.REFRESHED where object_name = ?", source.fullName());
  }

  private String fingerprint() {
    String parts =
        definition.select() + definition.key() + definition.checks() + definition.keepWhenMissing();
    return session.list("select md5(?)", row -> row.text(1), parts).getFirst();
  }

  private static boolean hasLoads(Definition source) {
    return source.kind() == Kind.WRITTEN && source.column("load_number").isPresent();
  }

  private static boolean isLoads(Definition source) {
    return source.fullName().equals(LOADS);
  }
}
