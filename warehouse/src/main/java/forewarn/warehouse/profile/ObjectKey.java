package forewarn.warehouse.profile;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.catalogue.Kind;
import forewarn.warehouse.database.Session;
import java.util.stream.Collectors;

/** A text that is another one when an object's rows have changed. */
final class ObjectKey {
  private ObjectKey() {}

  static String of(Session session, Catalogue catalogue, Definition definition) {
    if (definition.kind() == Kind.VIEW) {
      return catalogue.upstream(definition).stream()
          .map(source -> of(session, catalogue, source))
          .collect(Collectors.joining(" "));
    }
    if (definition.kind() == Kind.WRITTEN || definition.isContinuous()) {
      return "rows " + session.number("select count(*) from " + definition.fullName());
    }
    return "version "
        + session.number(
            "select version from STAGING.REFRESHED where object_name = ?", definition.fullName());
  }
}
