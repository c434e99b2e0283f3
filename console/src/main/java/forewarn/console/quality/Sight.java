package forewarn.console.quality;

import forewarn.console.security.Caller;
import forewarn.warehouse.check.CheckState;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * How much of the rows themselves a caller sees: counts are for everyone, values only for those
 * whose own SQL may read the layer they are in.
 *
 * @param schemas whose rows the caller may see
 * @param correcting whether the caller may correct rejected rows
 */
record Sight(Set<String> schemas, boolean correcting) {
  // Their messages are about the object and hold no value of a row.
  private static final Set<String> ABOUT_OBJECTS = Set.of("nothing_lost", "freshness", "volume");

  static Sight of(Authentication caller) {
    return new Sight(Caller.schemas(caller), Caller.mayCorrectRows(caller));
  }

  boolean seesRejectedRows() {
    return schemas.contains("RAW");
  }

  @Nullable String message(CheckState check) {
    return check.latest() == null
        ? null
        : message(check.object(), check.check(), check.latest().message());
  }

  @Nullable String message(String object, String check, @Nullable String message) {
    boolean seen =
        ABOUT_OBJECTS.contains(check) || schemas.contains(object.substring(0, object.indexOf('.')));
    return seen ? message : null;
  }
}
