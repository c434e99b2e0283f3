package forewarn.telemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields a reader knows, by name: the role of each and its place among those of its role.
 *
 * @param <R> the roles
 */
final class KnownFields<R extends Enum<R>> {
  /** Index is the place among the fields of its role. */
  record Field<R>(String name, R role, int index) {}

  private final Map<String, Field<R>> fields = new HashMap<>();

  /** Adds the fields of one role, in their order. */
  KnownFields<R> with(R role, List<String> names) {
    for (String name : names) {
      fields.put(name, new Field<>(name, role, names.indexOf(name)));
    }
    return this;
  }

  @Nullable Field<R> find(String name) {
    return fields.get(name);
  }
}
